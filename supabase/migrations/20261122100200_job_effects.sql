-- What a job did, kept with its result in the transaction that did it. A job that runs again finds its row, changes
-- nothing and gets its first result, so that an answer lost in a crash can still be given.
create table public.job_effects (
    job_id text primary key check (job_id <> ''),
    effect text not null check (effect <> ''),
    result jsonb not null default '{}',
    created_at timestamptz not null default now(),
    answered_at timestamptz
);

comment on table public.job_effects is 'What a job did, with its first result.';
comment on column public.job_effects.answered_at is 'When Telegram accepted the answer; null while it is owed.';

create index job_effects_created_at on public.job_effects (created_at);

alter table public.job_effects enable row level security;
grant select, insert, update, delete on public.job_effects to service_role;

-- True for the one caller that is to do the job. A second call for the same job waits here until the first's
-- transaction ends: then it is told false, or true if the first came to nothing.
create function internal.begin_effect(job_id text, effect text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    insert into public.job_effects (job_id, effect)
    values (begin_effect.job_id, begin_effect.effect)
    on conflict on constraint job_effects_pkey do nothing;
    return found;
end
$$;

-- What every function with an effect returns: {"effect": its first result, "answered": whether nothing is owed}.
create function internal.effect_of(job_id text) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object('effect', done.result, 'answered', done.answered_at is not null)
    from public.job_effects as done
    where done.job_id = effect_of.job_id
$$;

-- Keeps the result of the effect that begin_effect opened, and returns it.
create function internal.finish_effect(job_id text, result jsonb) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
    update public.job_effects as done
    set result = finish_effect.result
    where done.job_id = finish_effect.job_id;
    return internal.effect_of(finish_effect.job_id);
end
$$;

-- The same for an effect that is answered in a person's private chat, with "gone": whether that person is known to be, so
-- that nothing is to be sent to them. That is as of now: they may have gone since the first run.
create function internal.effect_for(job_id text, bot_id bigint, user_id bigint) returns jsonb
language sql stable
set search_path = ''
as $$
    select internal.effect_of(effect_for.job_id) || jsonb_build_object('gone', exists (
        select from public.people as person
        where person.bot_id = effect_for.bot_id
            and person.user_id = effect_for.user_id
            and person.blocked_at is not null
    ))
$$;

grant execute on function internal.begin_effect, internal.effect_of, internal.finish_effect, internal.effect_for
    to service_role;

-- Telegram has accepted the job's answer. True the first time.
create function public.record_answer(job_id text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.job_effects as done
    set answered_at = now()
    where done.job_id = record_answer.job_id and done.answered_at is null;
    return found;
end
$$;

grant execute on function public.record_answer to service_role;
