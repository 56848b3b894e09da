-- How many people a bot has, or all bots together, where a person counts once: {"day", "week", "month": active on the UTC day
-- of as_of, in the seven and the thirty days that end with it; "registered", "chose_language", "asked_live",
-- "brought_somebody": how many ever came so far}. Those four are a funnel: each counts people of the step before it, who
-- did all of them with the same bot, in whatever order.
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
            and active.command <> 'referral'
            and (people_figures.bot_id is null or active.bot_id = people_figures.bot_id)
        group by active.user_id
    ),
    brought as (
        select distinct referral.bot_id, referral.referrer_id from public.referrals as referral
    ),
    -- the last step of the four that a person came to with a bot
    reached as (
        select
            person.user_id,
            case
                when person.language_chosen_at is null then 1
                when person.first_live_at is null then 2
                when brought.referrer_id is null then 3
                else 4
            end as step
        from public.people as person
        left join brought on brought.bot_id = person.bot_id and brought.referrer_id = person.user_id
        where person.registered_at is not null
            and (people_figures.bot_id is null or person.bot_id = people_figures.bot_id)
    )
    select to_jsonb(activity) || to_jsonb(funnel)
    from (
        select
            count(*) filter (where active.last_day = today.day) as day,
            count(*) filter (where active.last_day > today.day - 7) as week,
            count(*) as month
        from active, today
    ) as activity,
    (
        select
            count(distinct reached.user_id) as registered,
            count(distinct reached.user_id) filter (where reached.step >= 2) as chose_language,
            count(distinct reached.user_id) filter (where reached.step >= 3) as asked_live,
            count(distinct reached.user_id) filter (where reached.step >= 4) as brought_somebody
        from reached
    ) as funnel
$$;

grant execute on function public.people_figures to service_role;
