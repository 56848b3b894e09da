-- Who is live on Instagram now, and who was shown it. Whoever finds the live people out tells them by put_live_users.
create table public.live_users (
    username text primary key check (username ~ '^[a-z0-9._]{1,30}$' and username ~ '[a-z0-9_]'),
    viewers integer check (viewers >= 0),
    started_at timestamptz,
    expires_at timestamptz not null
);

comment on table public.live_users is 'Who is live on Instagram now.';
comment on column public.live_users.username is 'In lower case; the address of the broadcast is made of it, and of nothing else.';
comment on column public.live_users.viewers is 'Null where nobody counted.';
comment on column public.live_users.expires_at is 'By the database''s clock; from then on the person is live no more, unless put again.';

create index live_users_expires_at on public.live_users (expires_at);

-- One list that a person paid for: they turn its pages, and look again, for ten minutes.
create table public.live_views (
    id bigint generated always as identity primary key,
    bot_id bigint not null,
    user_id bigint not null,
    opened_at timestamptz not null,
    created_at timestamptz not null default now(),
    foreign key (bot_id, user_id) references public.people (bot_id, user_id)
);

comment on table public.live_views is 'A list of live people that was opened; its buttons carry the id.';
comment on column public.live_views.opened_at is 'By the worker''s clock, as the days of points are.';

create index live_views_created_at on public.live_views (created_at);
create index live_views_person on public.live_views (bot_id, user_id, opened_at);

alter table public.live_users enable row level security;
alter table public.live_views enable row level security;
grant select, insert, update, delete on public.live_users, public.live_views to service_role;

-- One entry of a list, checked. It comes from outside, and is shown to people.
create function internal.checked_live_user(entry jsonb, place bigint, expires_at timestamptz) returns public.live_users
language plpgsql
set search_path = ''
as $$
declare
    username constant text := entry ->> 'username';
    viewers constant text := entry ->> 'viewers';
    started_at constant text := entry ->> 'started_at';
    problem text;
begin
    if jsonb_typeof(entry) <> 'object' then
        problem := 'it must be an object';
    elsif username is null or username !~ '^[A-Za-z0-9._]{1,30}$' or username !~ '[A-Za-z0-9_]' then
        problem := 'username must be 1 to 30 letters, digits, periods and underscores, and not periods only';
    elsif viewers is not null
        and (jsonb_typeof(entry -> 'viewers') <> 'number' or viewers !~ '^[0-9]{1,9}$') then
        problem := 'viewers must be a whole number from 0 to 999999999';
    elsif started_at is not null
        and (started_at !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$'
            or not pg_input_is_valid(started_at, 'timestamptz')) then
        problem := 'started_at must be a time such as 2026-01-31T12:00:00Z';
    end if;
    if problem is not null then
        raise exception 'entry %: %', place, problem using errcode = 'invalid_parameter_value';
    end if;
    return row(lower(username), viewers::integer, started_at::timestamptz, expires_at)::public.live_users;
end
$$;

-- Tells who is live: a list of {"username", "viewers", "started_at"}, of which only the first is needed; other fields are
-- passed by. Each is live for the given time from now on, and what was known of them is replaced. Whoever the list does
-- not name stays until their time is over: several may put what they find, and an empty list changes nothing. All of the
-- list is taken or, with the first problem named, nothing. Returns how many people it names.
create function public.put_live_users(users jsonb, ttl_seconds integer default 600) returns integer
language plpgsql
set search_path = ''
as $$
declare
    most constant integer := 10000;
    longest constant integer := 86400;
    taken integer;
begin
    if users is null or jsonb_typeof(users) <> 'array' then
        raise exception 'the users must be a JSON list' using errcode = 'invalid_parameter_value';
    elsif jsonb_array_length(users) > most then
        raise exception 'at most % users at once', most using errcode = 'invalid_parameter_value';
    elsif ttl_seconds is null or ttl_seconds not between 1 and longest then
        raise exception 'the time to live must be from 1 to % seconds', longest
            using errcode = 'invalid_parameter_value';
    end if;

    -- in order of their names, so that two lists at once do not wait for each other; named twice, the last one counts
    insert into public.live_users (username, viewers, started_at, expires_at)
    select distinct on (checked.username) checked.username, checked.viewers, checked.started_at, checked.expires_at
    from jsonb_array_elements(users) with ordinality as listed (entry, place),
        internal.checked_live_user(
            listed.entry, listed.place, now() + ttl_seconds * interval '1 second') as checked
    order by checked.username, listed.place desc
    on conflict on constraint live_users_pkey do update
    set viewers = excluded.viewers, started_at = excluded.started_at, expires_at = excluded.expires_at;
    get diagnostics taken = row_count;
    return taken;
end
$$;

grant execute on function internal.checked_live_user, public.put_live_users to service_role;

-- A page of those who are live now, those with the most viewers first: {"number", "pages", "people", "users"}. Behind the last
-- page there is the last page.
create function internal.live_page(number integer) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
    users_a_page constant integer := 10;
    page jsonb;
begin
    with live as (
        select one.username, one.viewers, row_number() over (order by one.viewers desc nulls last, one.username) as place
        from public.live_users as one
        where one.expires_at > now() and not internal.is_live_user_banned(one.username, null)
    ),
    list as (
        select counted.people, counted.pages, greatest(1, least(live_page.number, counted.pages)) as number
        from (select count(*) as people, ceil(count(*)::numeric / users_a_page)::integer as pages from live) as counted
    )
    select jsonb_build_object(
        'number', list.number,
        'pages', list.pages,
        'people', list.people,
        'users', (
            select coalesce(
                jsonb_agg(
                    jsonb_build_object('username', live.username, 'viewers', live.viewers) order by live.place),
                '[]')
            from live
            where live.place > (list.number - 1) * users_a_page and live.place <= list.number * users_a_page
        )
    ) into page
    from list;
    return page;
end
$$;

-- What the two functions below tell.
create function internal.live_effect(outcome text, person public.people, view_id bigint, page jsonb) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object(
        'outcome', outcome,
        'account', internal.account_of(person),
        'view', view_id,
        'page', case outcome when 'page' then page end
    )
$$;

-- A person asks who is live, by the command live or the button check_live, which costs a point unless nobody is, or the person is gone and is sent nothing: to them,
-- should they be back when the job runs again, the list is over. Asked again within ten seconds it is the same list, and
-- costs nothing: a button was pressed twice, or the bot was slow to answer. The seconds count from what was paid, so that
-- asking on and on is not free. The effect is {"outcome": "page", "nobody_live", "no_points", "over" or "not_registered",
-- "account": what they have now, "view": the id for the buttons, "page": the first}.
create function public.open_live_view(job_id text, contact public.contact, effect text) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    the_same constant interval := '10 seconds';
    met public.people;
    paid public.people;
    page jsonb;
    outcome text;
    view_id bigint;
begin
    if not internal.begin_effect(open_live_view.job_id, open_live_view.effect) then
        return internal.effect_for(open_live_view.job_id, contact.bot_id, contact.user_id);
    end if;

    met := internal.meet(open_live_view.job_id, contact);
    page := internal.live_page(1);
    -- of two processes' clocks either may be ahead
    select view.id into view_id
    from public.live_views as view
    where view.bot_id = met.bot_id
        and view.user_id = met.user_id
        and view.opened_at > contact.happened_at - the_same
        and view.opened_at < contact.happened_at + the_same
    order by view.opened_at desc
    limit 1;

    if met.user_id is null then
        outcome := 'not_registered';
    elsif (page ->> 'people')::integer = 0 then
        outcome := 'nobody_live';
    elsif view_id is not null or internal.has_unlimited_points(met) then
        outcome := 'page';
    elsif met.blocked_at is not null then
        outcome := 'over';
    else
        paid := internal.spend_point(met, open_live_view.job_id, 'live', contact.happened_at);
        if paid.user_id is null then
            outcome := 'no_points';
        else
            outcome := 'page';
            met := paid;
        end if;
    end if;

    if outcome = 'page' and view_id is null then
        insert into public.live_views (bot_id, user_id, opened_at)
        values (met.bot_id, met.user_id, contact.happened_at)
        returning id into view_id;
    end if;
    perform internal.finish_effect(
        open_live_view.job_id, internal.live_effect(outcome, met, view_id, page));
    return internal.effect_for(open_live_view.job_id, contact.bot_id, contact.user_id);
end
$$;

-- A person turns a list's pages or looks again, which costs nothing. The effect is as open_live_view tells it, with the
-- outcomes "page", "nobody_live" and "over", when the ten minutes are. It is null, and nothing is recorded, if the list is
-- not this person's with this bot: anybody can send any id.
create function public.turn_live_page(
    job_id text, contact public.contact, view_id bigint, page_number integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    a_views_life constant interval := '10 minutes';
    opened_at timestamptz;
    met public.people;
    page jsonb;
    outcome text;
begin
    select view.opened_at into opened_at
    from public.live_views as view
    where view.id = turn_live_page.view_id
        and view.bot_id = contact.bot_id
        and view.user_id = contact.user_id;
    if not found then
        return jsonb_build_object('effect', null, 'answered', false, 'gone', false);
    end if;
    if not internal.begin_effect(turn_live_page.job_id, 'live_page') then
        return internal.effect_for(turn_live_page.job_id, contact.bot_id, contact.user_id);
    end if;

    met := internal.meet(turn_live_page.job_id, contact);
    page := internal.live_page(turn_live_page.page_number);
    if contact.happened_at >= opened_at + a_views_life then
        outcome := 'over';
    elsif (page ->> 'people')::integer = 0 then
        outcome := 'nobody_live';
    else
        outcome := 'page';
    end if;
    perform internal.finish_effect(
        turn_live_page.job_id, internal.live_effect(outcome, met, turn_live_page.view_id, page));
    return internal.effect_for(turn_live_page.job_id, contact.bot_id, contact.user_id);
end
$$;

grant execute on function
    internal.live_page, internal.live_effect, public.open_live_view, public.turn_live_page to service_role;
