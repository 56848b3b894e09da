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

grant execute on function public.people_figures to service_role;
