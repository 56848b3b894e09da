-- What a person may spend: ten points a day, which do not pile up, and points earned, which last. Every change is a line
-- of the ledger; the balance beside it is kept in the same transaction, and never goes below zero.
alter table public.people
    add column daily_points integer not null default 0 check (daily_points >= 0),
    add column earned_points integer not null default 0 check (earned_points >= 0),
    add column points_day date;

comment on column public.people.daily_points is 'What is left of the points of points_day; spent first.';
comment on column public.people.earned_points is 'Points that last.';
comment on column public.people.points_day is 'The UTC day whose points were given last.';

create table public.point_entries (
    id bigint generated always as identity primary key,
    bot_id bigint not null,
    user_id bigint not null,
    job_id text,
    reason text not null check (reason in ('daily', 'expired', 'referral', 'live')),
    daily_change integer not null,
    earned_change integer not null,
    happened_at timestamptz not null,
    created_at timestamptz not null default now(),
    foreign key (bot_id, user_id) references public.people (bot_id, user_id),
    unique (job_id, reason)
);

comment on table public.point_entries is 'The ledger of points: a person''s entries add up to their balance.';
comment on column public.point_entries.job_id is 'The job that caused it; forgotten with the job''s effect, since ids may come again.';
comment on column public.point_entries.reason is 'daily: given; expired: not spent that day; referral: earned; live: spent on a view.';

create index point_entries_person on public.point_entries (bot_id, user_id, id);
create index point_entries_job_age on public.point_entries (created_at) where job_id is not null;

alter table public.point_entries enable row level security;
grant select, insert, update, delete on public.point_entries to service_role;

-- Writes a line and changes the balance by it. The caller holds the person's row.
create function internal.change_points(
    person public.people, job_id text, reason text, daily integer, earned integer, happened_at timestamptz
) returns public.people
language plpgsql
set search_path = ''
as $$
declare
    changed public.people;
begin
    insert into public.point_entries (bot_id, user_id, job_id, reason, daily_change, earned_change, happened_at)
    values (person.bot_id, person.user_id, change_points.job_id, change_points.reason,
        change_points.daily, change_points.earned, change_points.happened_at);

    update public.people as holder
    set daily_points = holder.daily_points + change_points.daily,
        earned_points = holder.earned_points + change_points.earned
    where holder.bot_id = person.bot_id and holder.user_id = person.user_id
    returning holder.* into changed;
    return changed;
end
$$;

-- Gives the points of the UTC day of happened_at, unless they or a later day's were given; what is left of the last
-- day's is gone. The caller holds the person's row.
create function internal.give_daily_points(
    person public.people, job_id text, happened_at timestamptz
) returns public.people
language plpgsql
set search_path = ''
as $$
declare
    a_days_points constant integer := 10;
    today constant date := (give_daily_points.happened_at at time zone 'UTC')::date;
begin
    if person.points_day >= today then
        return person;
    end if;
    if person.daily_points > 0 then
        person := internal.change_points(
            person, give_daily_points.job_id, 'expired', -person.daily_points, 0, give_daily_points.happened_at);
    end if;
    person := internal.change_points(
        person, give_daily_points.job_id, 'daily', a_days_points, 0, give_daily_points.happened_at);

    update public.people as holder
    set points_day = today
    where holder.bot_id = person.bot_id and holder.user_id = person.user_id
    returning holder.* into person;
    return person;
end
$$;

-- Takes one point, of the day's first; null if there is none. The caller holds the person's row.
create function internal.spend_point(
    person public.people, job_id text, reason text, happened_at timestamptz
) returns public.people
language plpgsql
set search_path = ''
as $$
begin
    if person.daily_points > 0 then
        return internal.change_points(
            person, spend_point.job_id, spend_point.reason, -1, 0, spend_point.happened_at);
    elsif person.earned_points > 0 then
        return internal.change_points(
            person, spend_point.job_id, spend_point.reason, 0, -1, spend_point.happened_at);
    end if;
    return null;
end
$$;

grant execute on function internal.change_points, internal.give_daily_points, internal.spend_point to service_role;
