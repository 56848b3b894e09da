-- What people do with a bot, counted by UTC day and command, in the transaction of what they do: a job that runs again
-- changes nothing here either.
create table public.user_activity (
    bot_id bigint not null,
    user_id bigint not null,
    day date not null,
    command text not null check (command <> ''),
    count integer not null default 1 check (count > 0),
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (bot_id, user_id, day, command),
    foreign key (bot_id, user_id) references public.people (bot_id, user_id),
    check (first_at <= last_at)
);

comment on table public.user_activity is 'How often a person did something with a bot on a UTC day; kept for 400 days.';
comment on column public.user_activity.command is 'The effect''s word in job_effects: a command, or what a button does.';
comment on column public.user_activity.first_at is 'By the worker''s clock, as the day is.';

-- for who was active of late, without the table, and for what is old
create index user_activity_day on public.user_activity (day, bot_id, user_id);

alter table public.user_activity enable row level security;
grant select, insert, update, delete on public.user_activity to service_role;

alter table public.people add column first_live_at timestamptz;

comment on column public.people.first_live_at is 'When they first asked who is live.';

-- Counts the effect that the job has open. The caller holds the person's row.
create function internal.count_activity(person public.people, job_id text, happened_at timestamptz) returns public.people
language plpgsql
set search_path = ''
as $$
declare
    open_effect constant text := (
        select done.effect from public.job_effects as done where done.job_id = count_activity.job_id
    );
begin
    insert into public.user_activity as active (bot_id, user_id, day, command, first_at, last_at)
    values (person.bot_id, person.user_id, (count_activity.happened_at at time zone 'UTC')::date, open_effect,
        count_activity.happened_at, count_activity.happened_at)
    on conflict on constraint user_activity_pkey do update
    set count = active.count + 1,
        first_at = least(active.first_at, excluded.first_at),
        last_at = greatest(active.last_at, excluded.last_at);

    if open_effect = 'live' and person.first_live_at is null then
        update public.people as holder
        set first_live_at = count_activity.happened_at
        where holder.bot_id = person.bot_id and holder.user_id = person.user_id
        returning holder.* into person;
    end if;
    return person;
end
$$;

-- As before, and counts what the registered person does. To be called by the one caller of begin_effect that is to do the
-- job, with the same job id.
create or replace function internal.meet(job_id text, contact public.contact) returns public.people
language plpgsql
set search_path = ''
as $$
declare
    met public.people;
begin
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
    return internal.count_activity(met, meet.job_id, contact.happened_at);
end
$$;

-- How many people a bot has, or all bots together, where a person counts once: {"day", "week", "month": active on the UTC day
-- of as_of, in the seven and the thirty days that end with it; "registered", "chose_language", "asked_live",
-- "brought_somebody": how many ever did}.
-- Its cost: the entries of thirty days in an index, and one pass over people and referrals.
create function public.people_figures(as_of timestamptz, bot_id bigint default null) returns jsonb
language sql stable
set search_path = ''
as $$
    with today as (
        select (people_figures.as_of at time zone 'UTC')::date as day
    ),
    active as (
        select active.user_id, max(active.day) as last_day
        from public.user_activity as active, today
        where active.day > today.day - 30 and active.day <= today.day
            and (people_figures.bot_id is null or active.bot_id = people_figures.bot_id)
        group by active.user_id
    )
    select to_jsonb(activity) || to_jsonb(steps) || to_jsonb(referrals)
    from (
        select
            count(*) filter (where active.last_day = today.day) as day,
            count(*) filter (where active.last_day > today.day - 7) as week,
            count(*) as month
        from active, today
    ) as activity,
    (
        select
            count(distinct person.user_id) filter (where person.registered_at is not null) as registered,
            count(distinct person.user_id) filter (where person.language_chosen_at is not null) as chose_language,
            count(distinct person.user_id) filter (where person.first_live_at is not null) as asked_live
        from public.people as person
        where people_figures.bot_id is null or person.bot_id = people_figures.bot_id
    ) as steps,
    (
        select count(distinct brought.referrer_id) as brought_somebody
        from public.referrals as brought
        where people_figures.bot_id is null or brought.bot_id = people_figures.bot_id
    ) as referrals
$$;

create function internal.purge_activity(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
    purged integer;
begin
    delete from public.user_activity as active
    where active.ctid in (
        select old.ctid from public.user_activity as old
        where old.day < (now() at time zone 'UTC')::date - 400
        limit most for update skip locked
    );
    get diagnostics purged = row_count;
    return purged;
end
$$;

alter function public.purge_expired rename to purge_expired_but_activity;
alter function public.purge_expired_but_activity set schema internal;

create function public.purge_expired() returns integer
language sql
set search_path = ''
as $$
    select internal.purge_expired_but_activity() + internal.purge_activity(10000)
$$;

grant execute on function internal.count_activity, internal.purge_activity, public.people_figures,
    public.purge_expired to service_role;
