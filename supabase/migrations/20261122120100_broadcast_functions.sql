-- Making, starting and stopping broadcasts. All can be called again with the same effect.

-- Returns a broadcast as people see it, and how far it is; nothing if there is none.
create function public.broadcast_progress(broadcast_id uuid) returns setof jsonb
language sql stable
set search_path = ''
as $$
    with counted as (
        select shown.state, shown.reason, count(*) as number
        from public.broadcasts as broadcast
        join public.broadcast_deliveries as delivery on delivery.broadcast_id = broadcast.id
        cross join lateral (
            -- what waits when its broadcast ends is never sent, also where the ledger has not come to say so
            select delivery.state = 'pending' and broadcast.unsettled as in_vain
        ) as waits
        cross join lateral (
            select case
                    when not waits.in_vain then delivery.state
                    -- it may have arrived the first time
                    when delivery.resent then 'unknown'
                    else 'skipped'
                end as state,
                case when waits.in_vain then broadcast.state else delivery.reason end as reason
        ) as shown
        where broadcast.id = broadcast_progress.broadcast_id
        group by shown.state, shown.reason
    ), pace as (
        select count(*) as settled
        from public.broadcast_deliveries as delivery
        where delivery.broadcast_id = broadcast_progress.broadcast_id
            and delivery.settled_at > now() - interval '1 minute' and delivery.state = 'sent'
    )
    select jsonb_build_object(
        'id', broadcast.id,
        'bot_id', broadcast.bot_id,
        'preview_of', broadcast.preview_of,
        'state', broadcast.state,
        'refusal', broadcast.refusal,
        'refusal_detail', broadcast.refusal_detail,
        'priority', broadcast.priority,
        'unknown_policy', broadcast.unknown_policy,
        'scheduled_at', broadcast.scheduled_at,
        'started_at', broadcast.started_at,
        'finished_at', broadcast.finished_at,
        'by_state', (select coalesce(jsonb_object_agg(sums.state, sums.number), '{}') from (
            select counted.state, sum(counted.number) as number from counted group by counted.state) as sums),
        'reasons', (select coalesce(jsonb_object_agg(reasons.state, reasons.numbers), '{}') from (
            select counted.state, jsonb_object_agg(counted.reason, counted.number) as numbers
            from counted where counted.reason is not null group by counted.state) as reasons),
        'doubts', (select coalesce(jsonb_object_agg(doubts.doubt, doubts.number), '{}') from (
            select delivery.doubt, count(*) as number
            from public.broadcast_deliveries as delivery
            where delivery.broadcast_id = broadcast.id and delivery.doubt is not null
            group by delivery.doubt) as doubts),
        'sent_last_minute', (select pace.settled from pace),
        -- in its first minute a broadcast has had less than that
        'pace_seconds', greatest(1, least(60, extract(epoch from now() - broadcast.started_at)))::integer,
        'recalled', internal.recall_results(broadcast)
    )
    from public.broadcasts as broadcast
    where broadcast.id = broadcast_progress.broadcast_id
$$;

-- What is wrong with the targets of a broadcast, or null. What nobody understands is refused: left out, it would make a
-- broadcast to some groups one to all.
create function internal.refusal_of_targets(targets jsonb) returns text
language sql stable
set search_path = ''
as $$
    select case
        when targets is null or jsonb_typeof(targets) <> 'object' then 'targets must be an object'
        when targets = '{}' then 'targets must say all (true), chats, title_contains or active_since'
        else (
            select string_agg(wrong.sentence, '; ' order by wrong.sentence)
            from jsonb_each(targets) as given (key, value)
            cross join lateral (
                select case given.key
                    when 'all' then case when given.value <> 'true' then 'all must be true' end
                    when 'chats' then case
                        when jsonb_typeof(given.value) <> 'array' or given.value = '[]'
                            or jsonb_path_exists(given.value, 'strict $[*] ? (@.type() != "number")', '{}', true)
                            then 'chats must be a list of ids, with one at least'
                        when targets <> jsonb_build_object('chats', given.value)
                            then 'chats must stand alone: a filter is for all groups'
                    end
                    when 'title_contains' then case
                        when jsonb_typeof(given.value) <> 'string' or given.value #>> '{}' !~ '\S'
                            then 'title_contains must be a text that is not blank'
                    end
                    when 'active_since' then case
                        when jsonb_typeof(given.value) <> 'string' or given.value #>> '{}' !~ '\S'
                            then 'active_since must be a time'
                    end
                    else format('%L is no way to choose groups: say all, chats, title_contains or active_since', given.key)
                end as sentence
            ) as wrong
        )
    end
$$;

-- Makes a draft; with an id that is known it changes nothing and returns what is there.
create function public.create_broadcast(
    broadcast_id uuid, bot_id bigint, content jsonb, targets jsonb, priority text default 'low',
    unknown_policy text default 'skip'
) returns setof jsonb
language plpgsql
set search_path = ''
as $$
declare
    refusal text := internal.refusal_of_targets(create_broadcast.targets);
begin
    if refusal is not null then
        raise exception '%', refusal using errcode = 'check_violation';
    end if;
    insert into public.broadcasts (id, bot_id, content, targets, priority, unknown_policy)
    values (
        create_broadcast.broadcast_id, create_broadcast.bot_id, create_broadcast.content, create_broadcast.targets,
        create_broadcast.priority, create_broadcast.unknown_policy
    )
    on conflict (id) do nothing;
    -- fails now, not when it is due, if a chat is no number or a time is none
    perform count(*)
    from public.broadcasts as broadcast, internal.chats_of(broadcast, null, 1)
    where broadcast.id = create_broadcast.broadcast_id;
    return query select public.broadcast_progress(create_broadcast.broadcast_id);
end
$$;

-- Sends what a broadcast says to one chat, at once and before others, as a broadcast of its own.
create function public.preview_broadcast(broadcast_id uuid, preview_id uuid, chat_id bigint) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    insert into public.broadcasts (id, bot_id, content, targets, priority, unknown_policy, preview_of, state, scheduled_at)
    select preview_broadcast.preview_id, broadcast.bot_id, broadcast.content,
        jsonb_build_object('chats', jsonb_build_array(preview_broadcast.chat_id)),
        'high', 'skip', broadcast.id, 'scheduled', now()
    from public.broadcasts as broadcast
    where broadcast.id = preview_broadcast.broadcast_id
    on conflict (id) do nothing;
    return query select public.broadcast_progress(preview_broadcast.preview_id);
end
$$;

-- Sends a broadcast from the given time on; null is at once. Only a draft or one that waits can be scheduled.
create function public.schedule_broadcast(broadcast_id uuid, at timestamptz default null) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcasts as broadcast
    set state = 'scheduled', scheduled_at = coalesce(schedule_broadcast.at, now())
    where broadcast.id = schedule_broadcast.broadcast_id and broadcast.state in ('draft', 'scheduled');
    return query select public.broadcast_progress(schedule_broadcast.broadcast_id);
end
$$;

-- Holds a broadcast: what is being sent goes out, nothing more.
create function public.pause_broadcast(broadcast_id uuid) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcasts as broadcast
    set state = 'paused'
    where broadcast.id = pause_broadcast.broadcast_id and broadcast.state in ('scheduled', 'running');
    return query select public.broadcast_progress(pause_broadcast.broadcast_id);
end
$$;

-- Goes on where it was paused: jobs of a paused broadcast end without having sent, so all that is open is queued again.
create function public.resume_broadcast(broadcast_id uuid) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcasts as broadcast
    set state = case when broadcast.started_at is null then 'scheduled' else 'running' end,
        queue_round = broadcast.queue_round + 1,
        queued_to = null,
        queued_all = false,
        looked_at = null
    where broadcast.id = resume_broadcast.broadcast_id and broadcast.state = 'paused';
    return query select public.broadcast_progress(resume_broadcast.broadcast_id);
end
$$;

-- Ends a broadcast: what waits is never sent. Only its row changes here, however many chats it has: settle_ended follows.
create function internal.end_broadcast(broadcast_id uuid) returns void
language sql
set search_path = ''
as $$
    update public.broadcasts as broadcast
    set state = 'cancelled', finished_at = now(), unsettled = true
    where broadcast.id = end_broadcast.broadcast_id
        and broadcast.state in ('draft', 'scheduled', 'running', 'paused')
$$;

create function public.cancel_broadcast(broadcast_id uuid) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    perform internal.end_broadcast(cancel_broadcast.broadcast_id);
    return query select public.broadcast_progress(cancel_broadcast.broadcast_id);
end
$$;

-- Settles up to so many deliveries of broadcasts that ended early, and returns how many. It has a broadcast's lock first, so it
-- passes over deliveries that others have: what a job has in hand just now it skips, or settles, by itself.
create function public.settle_ended(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
    broadcast public.broadcasts;
    settled integer := 0;
    page integer;
begin
    for broadcast in
        select known.* from public.broadcasts as known where known.unsettled for no key update skip locked
    loop
        update public.broadcast_deliveries as delivery
        set state = case delivery.state when 'pending' then 'skipped' else delivery.state end,
            reason = case delivery.state when 'pending' then broadcast.state else delivery.reason end,
            settled_at = now()
        where (delivery.broadcast_id, delivery.chat_id) in (
            select waiting.broadcast_id, waiting.chat_id
            from public.broadcast_deliveries as waiting
            where waiting.broadcast_id = broadcast.id
                and waiting.state in ('pending', 'unknown')
                and waiting.settled_at is null
            limit most - settled
            for update of waiting skip locked
        );
        get diagnostics page = row_count;
        settled := settled + page;
        exit when settled = most;
        update public.broadcasts as known
        set unsettled = false
        where known.id = broadcast.id
            and not exists (
                select from public.broadcast_deliveries as delivery
                where delivery.broadcast_id = broadcast.id
                    and delivery.state in ('pending', 'unknown')
                    and delivery.settled_at is null
            );
    end loop;
    return settled;
end
$$;

grant execute on function internal.refusal_of_targets, public.broadcast_progress, public.create_broadcast,
    public.preview_broadcast, public.schedule_broadcast, public.pause_broadcast, public.resume_broadcast,
    internal.end_broadcast, public.cancel_broadcast, public.settle_ended to service_role;
