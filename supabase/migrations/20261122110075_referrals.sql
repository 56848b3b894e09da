-- Who brought whom. A person is brought once, by somebody who was registered before: so there are no cycles.
create table public.referrals (
    bot_id bigint not null,
    user_id bigint not null,
    referrer_id bigint not null,
    job_id text not null,
    created_at timestamptz not null default now(),
    primary key (bot_id, user_id),
    foreign key (bot_id, user_id) references public.people (bot_id, user_id),
    foreign key (bot_id, referrer_id) references public.people (bot_id, user_id),
    check (user_id <> referrer_id)
);

comment on table public.referrals is 'Who brought whom to a bot.';

create index referrals_referrer on public.referrals (bot_id, referrer_id);

-- what somebody earned by referrals, without the rest of their ledger
create index point_entries_referral on public.point_entries (bot_id, user_id) include (earned_change) where reason = 'referral';

alter table public.referrals enable row level security;
grant select, insert, update, delete on public.referrals to service_role;

-- What whoever brought a new person earns. The one place where it is said: texts tell it as accounts do.
create function internal.points_per_referral() returns integer
language sql immutable
set search_path = ''
as $$
    select 10
$$;

-- What a person's link brought, as accounts tell it: {"people", "points": what the ledger says they earned by them,
-- "points_each": what the next one earns them}.
create function internal.referrals_of(person public.people) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object(
        'people', (
            select count(*) from public.referrals as brought
            where brought.bot_id = person.bot_id and brought.referrer_id = person.user_id
        ),
        'points', (
            select coalesce(sum(entry.earned_change), 0) from public.point_entries as entry
            where entry.bot_id = person.bot_id and entry.user_id = person.user_id and entry.reason = 'referral'
        ),
        'points_each', internal.points_per_referral()
    )
$$;

-- Gives whoever brought a new person the points for that; returns who did, or null if nobody that was registered before. The id
-- is looked for without a lock first: two new people who name each other would wait for each other's rows for ever.
create function internal.reward_referrer(
    job_id text, brought public.people, referrer_id bigint, happened_at timestamptz
) returns bigint
language plpgsql
set search_path = ''
as $$
declare
    referrer public.people;
begin
    if reward_referrer.referrer_id = brought.user_id or not exists (
        select from public.people as person
        where person.bot_id = brought.bot_id
            and person.user_id = reward_referrer.referrer_id
            and person.registered_at is not null
    ) then
        return null;
    end if;

    select person.* into referrer
    from public.people as person
    where person.bot_id = brought.bot_id and person.user_id = reward_referrer.referrer_id
    for update;
    insert into public.referrals (bot_id, user_id, referrer_id, job_id)
    values (brought.bot_id, brought.user_id, referrer.user_id, reward_referrer.job_id);
    perform internal.change_points(
        referrer, reward_referrer.job_id, 'referral', 0, internal.points_per_referral(), reward_referrer.happened_at);
    perform internal.count_activity(referrer, 'referral', reward_referrer.happened_at);
    return referrer.user_id;
end
$$;

grant execute on function internal.points_per_referral, internal.referrals_of, internal.reward_referrer to service_role;
