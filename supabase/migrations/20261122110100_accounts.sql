-- What a person has with a bot: a language, and groups that spare them the counting of points.
alter table public.people
    add column language text check (language in ('en', 'es', 'pt', 'de', 'fr', 'ru', 'tr', 'hi')),
    add column language_chosen_at timestamptz;

comment on column public.people.language is 'The language they chose; null while it is guessed from language_code.';
comment on column public.people.language_chosen_at is 'When they first chose one.';

-- A group that a bot manages.
create table public.managed_groups (
    bot_id bigint not null references public.bots (id),
    chat_id bigint not null check (chat_id < 0),
    title text not null default '',
    state text not null default 'registered' check (state in ('registered', 'active', 'inactive')),
    inactive_reason text,
    registered_by bigint,
    registered_at timestamptz not null default now(),
    activated_by bigint,
    activated_at timestamptz,
    checked_at timestamptz,
    primary key (bot_id, chat_id),
    check ((state = 'inactive') = (inactive_reason is not null)),
    check (state <> 'active' or activated_at is not null)
);

comment on table public.managed_groups is 'A group that a bot manages.';
comment on column public.managed_groups.state is 'registered by /init, active by /activate, inactive when it ended.';
comment on column public.managed_groups.activated_by is 'The admin whom it gives unlimited points while it is active.';
comment on column public.managed_groups.checked_at is 'When the bot''s rights in it were looked at last.';

create index managed_groups_activated_by on public.managed_groups (bot_id, activated_by) where state = 'active';
create index managed_groups_checked_at on public.managed_groups (checked_at nulls first) where state = 'active';

alter table public.managed_groups enable row level security;
grant select, insert, update, delete on public.managed_groups to service_role;

-- Who wrote or pressed, what Telegram says of them, when by the worker's clock, and if they wrote in private, when by
-- Telegram's.
create type public.contact as (
    bot_id bigint,
    user_id bigint,
    first_name text,
    last_name text,
    username text,
    language_code text,
    happened_at timestamptz,
    wrote_at timestamptz
);

-- Who writes in private has not blocked the bot then, and has an account: whatever was known before is over. Time is what
-- tells a message of their return from one that had waited in the queue when they went, so it must be of a later second
-- than what is known; within that second Telegram's own word of their return counts (set_person_blocked).
create function internal.note_return(contact public.contact) returns void
language sql
set search_path = ''
as $$
    update public.people as person
    set blocked_at = null,
        block_known_at = contact.wrote_at,
        block_known_update_id = 0
    where person.bot_id = contact.bot_id
        and person.user_id = contact.user_id
        and person.blocked_at is not null
        and contact.wrote_at > person.block_known_at
$$;

-- Locks a known person's row for the rest of the transaction, so that a person's jobs go one after another; notes how
-- they are called now, gives the day's points, and counts what they do. All null for somebody who never registered. Of
-- either it notes that they are back, if they were gone. To be called by the one caller of begin_effect that is to do the
-- job, with the same job id.
create function internal.meet(job_id text, contact public.contact) returns public.people
language plpgsql
set search_path = ''
as $$
declare
    met public.people;
begin
    perform internal.note_return(contact);
    update public.people as person
    set first_name = contact.first_name,
        last_name = contact.last_name,
        username = contact.username,
        language_code = contact.language_code,
        last_seen_at = greatest(person.last_seen_at, contact.happened_at)
    where person.bot_id = contact.bot_id and person.user_id = contact.user_id and person.registered_at is not null
    returning person.* into met;
    if not found then
        return null;
    end if;
    met := internal.give_daily_points(met, meet.job_id, contact.happened_at);
    return internal.count_activity(
        met,
        (select done.effect from public.job_effects as done where done.job_id = meet.job_id),
        contact.happened_at);
end
$$;

create function internal.has_unlimited_points(person public.people) returns boolean
language sql stable
set search_path = ''
as $$
    select exists (
        select from public.managed_groups as managed
        where managed.bot_id = person.bot_id and managed.activated_by = person.user_id and managed.state = 'active'
    )
$$;

-- The groups that spare a person the counting of points: how many there are, and the titles of the first ten.
create function internal.groups_of(person public.people) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object(
        'count', count(*),
        'titles', coalesce(jsonb_agg(held.title order by held.place) filter (where held.place <= 10), '[]')
    )
    from (
        select managed.title, row_number() over (order by managed.activated_at, managed.chat_id) as place
        from public.managed_groups as managed
        where managed.bot_id = person.bot_id and managed.activated_by = person.user_id and managed.state = 'active'
    ) as held
$$;

-- What a person has, as every function below tells it.
create function internal.account_of(person public.people) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object(
        'registered', person.registered_at is not null,
        'language', person.language,
        'daily_points', coalesce(person.daily_points, 0),
        'earned_points', coalesce(person.earned_points, 0),
        'unlimited', internal.has_unlimited_points(person),
        'groups', internal.groups_of(person),
        'subscription', person.subscription,
        'referrals', internal.referrals_of(person),
        'bots', (
            select count(*) from public.bots as own
            where own.owner_id = person.user_id and own.state <> 'revoked'
        )
    )
$$;

grant execute on function
    internal.note_return, internal.meet, internal.has_unlimited_points, internal.groups_of, internal.account_of to service_role;

-- A person does what has no other effect than its answer. The effect is their account.
create function public.meet_person(job_id text, contact public.contact, effect text) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
    if not internal.begin_effect(meet_person.job_id, meet_person.effect) then
        return internal.effect_for(meet_person.job_id, contact.bot_id, contact.user_id);
    end if;
    perform internal.finish_effect(
        meet_person.job_id, internal.account_of(internal.meet(meet_person.job_id, contact)));
    return internal.effect_for(meet_person.job_id, contact.bot_id, contact.user_id);
end
$$;

-- A person started the bot, perhaps by another's link. The effect is {"registered": whether this job made them known,
-- "referrer": who earned points by it, or null, "account": what they have now}.
create function public.register_person(
    job_id text, contact public.contact, referrer_id bigint default null
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    is_new boolean;
    met public.people;
    referrer bigint;
begin
    if not internal.begin_effect(register_person.job_id, 'start') then
        return internal.effect_for(register_person.job_id, contact.bot_id, contact.user_id);
    end if;

    -- first the row, then its lock: of two jobs at once the second waits, and finds the person registered
    insert into public.people (bot_id, user_id)
    values (contact.bot_id, contact.user_id)
    on conflict on constraint people_pkey do nothing;
    update public.people as person
    set registered_at = now()
    where person.bot_id = contact.bot_id and person.user_id = contact.user_id and person.registered_at is null;
    is_new := found;

    met := internal.meet(register_person.job_id, contact);
    if is_new then
        referrer := internal.reward_referrer(
            register_person.job_id, met, register_person.referrer_id, contact.happened_at);
    end if;
    perform internal.finish_effect(
        register_person.job_id,
        jsonb_build_object('registered', is_new, 'referrer', referrer, 'account', internal.account_of(met)));
    return internal.effect_for(register_person.job_id, contact.bot_id, contact.user_id);
end
$$;

-- A person chose a language. The effect is their account.
create function public.choose_language(job_id text, contact public.contact, language text) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    met public.people;
begin
    if not internal.begin_effect(choose_language.job_id, 'set_language') then
        return internal.effect_for(choose_language.job_id, contact.bot_id, contact.user_id);
    end if;
    met := internal.meet(choose_language.job_id, contact);
    update public.people as person
    set language = choose_language.language,
        language_chosen_at = coalesce(person.language_chosen_at, contact.happened_at)
    where person.bot_id = met.bot_id and person.user_id = met.user_id
    returning person.* into met;
    perform internal.finish_effect(choose_language.job_id, internal.account_of(met));
    return internal.effect_for(choose_language.job_id, contact.bot_id, contact.user_id);
end
$$;

grant execute on function public.meet_person, public.register_person, public.choose_language to service_role;
