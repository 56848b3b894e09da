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
comment on column public.user_activity.command is
    'The effect''s word in job_effects, which is also the metric''s: a command or a button by its own word, a dialogue''s step '
    'by its topic, and other for what is none of them. Or referral: somebody new came by their link.';
comment on column public.user_activity.first_at is 'By the worker''s clock, as the day is.';

-- for who was active of late, without the table, and for what is old; whose link somebody came by did nothing that day
create index user_activity_day on public.user_activity (day, bot_id, user_id, command);

alter table public.user_activity enable row level security;
grant select, insert, update, delete on public.user_activity to service_role;

alter table public.people add column first_live_at timestamptz;

comment on column public.people.first_live_at is 'When they first asked who is live.';

-- Counts what a person did. The caller holds their row.
create function internal.count_activity(person public.people, command text, happened_at timestamptz) returns public.people
language plpgsql
set search_path = ''
as $$
begin
    insert into public.user_activity as active (bot_id, user_id, day, command, first_at, last_at)
    values (person.bot_id, person.user_id, (count_activity.happened_at at time zone 'UTC')::date,
        count_activity.command, count_activity.happened_at, count_activity.happened_at)
    on conflict on constraint user_activity_pkey do update
    set count = active.count + 1,
        first_at = least(active.first_at, excluded.first_at),
        last_at = greatest(active.last_at, excluded.last_at);
    if count_activity.command in ('live', 'check_live') and person.first_live_at is null then
        update public.people as holder
        set first_live_at = count_activity.happened_at
        where holder.bot_id = person.bot_id and holder.user_id = person.user_id
        returning holder.* into person;
    end if;
    return person;
end
$$;

grant execute on function internal.count_activity to service_role;
