-- Making, starting and stopping broadcasts. All can be called again with the same effect.

-- Returns a broadcast as people see it, and how far it is; nothing if there is none.
create function public.broadcast_progress(broadcast_id uuid) returns setof jsonb
language sql stable
set search_path = ''
as $$
    with counted as (
        select delivery.state, delivery.reason, count(*) as number
        from public.broadcast_deliveries as delivery
        where delivery.broadcast_id = broadcast_progress.broadcast_id
        group by delivery.state, delivery.reason
    ), pace as (
        select count(*) as settled
        from public.broadcast_deliveries as delivery
        where delivery.broadcast_id = broadcast_progress.broadcast_id
            and delivery.settled_at > now() - interval '1 minute' and delivery.state = 'sent'
    )
    select jsonb_build_object(
        'id', broadcast.id,
        'bot_id', broadcast.bot_id,
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
    from public.broadcasts as broadcast, internal.chats_of(broadcast)
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

-- Ends a broadcast: what waits is never sent.
create function public.cancel_broadcast(broadcast_id uuid) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcast_deliveries as delivery
    set state = case delivery.state when 'pending' then 'skipped' else delivery.state end,
        reason = case delivery.state when 'pending' then 'cancelled' else delivery.reason end,
        settled_at = now()
    where delivery.broadcast_id = cancel_broadcast.broadcast_id
        and delivery.state in ('pending', 'unknown')
        and delivery.settled_at is null;
    update public.broadcasts as broadcast
    set state = 'cancelled', finished_at = now()
    where broadcast.id = cancel_broadcast.broadcast_id
        and broadcast.state in ('draft', 'scheduled', 'running', 'paused');
    -- Those that were opened meanwhile. What a job has in hand just now it skips, or settles, by itself.
    update public.broadcast_deliveries as delivery
    set state = 'skipped', reason = 'cancelled', settled_at = now()
    where (delivery.broadcast_id, delivery.chat_id) in (
        select opened.broadcast_id, opened.chat_id
        from public.broadcast_deliveries as opened
        join public.broadcasts as broadcast on broadcast.id = opened.broadcast_id and broadcast.state = 'cancelled'
        where opened.broadcast_id = cancel_broadcast.broadcast_id and opened.state = 'pending'
        for update of opened skip locked
    );
    return query select public.broadcast_progress(cancel_broadcast.broadcast_id);
end
$$;

-- Hands out broadcasts whose jobs are to be queued, each to one caller; what that one does not finish within a minute is
-- handed out again. So is one whose jobs were all queued, but of which nothing was sent or settled for as long as is said: its
-- jobs are lost to it, in the dead-letter queue, say, after senders died with them. What is open is queued anew, after twice
-- the time each time: other broadcasts of the bot may have been before it.
create function public.take_due_broadcasts(most integer, stalled_seconds integer)
returns table (id uuid, bot_id bigint, priority text, looked_at timestamptz)
language sql
set search_path = ''
as $$
    update public.broadcasts as broadcast
    set looked_at = now(),
        queue_round = broadcast.queue_round + case when broadcast.queued_all then 1 else 0 end,
        queued_to = case when broadcast.queued_all then null else broadcast.queued_to end,
        queued_all = false
    from (
        select due.id
        from public.broadcasts as due
        where due.state in ('scheduled', 'running')
            and due.scheduled_at <= now()
            and (
                (not due.queued_all and (due.looked_at is null or due.looked_at < now() - interval '1 minute'))
                or (
                    due.queued_all
                    and due.looked_at < now()
                        - make_interval(secs => take_due_broadcasts.stalled_seconds * (2 ^ least(due.queue_round, 6))::integer)
                    and exists (
                        select from public.bots as bot
                        where bot.id = due.bot_id and bot.state <> 'paused'
                    )
                    and not exists (
                        select from public.broadcast_deliveries as delivery
                        where delivery.broadcast_id = due.id
                            and delivery.settled_at
                                > now() - make_interval(secs => take_due_broadcasts.stalled_seconds)
                    )
                    and not exists (
                        select from public.broadcast_deliveries as delivery
                        where delivery.broadcast_id = due.id
                            and delivery.settled_at is null
                            and delivery.lease_until > now()
                    )
                )
            )
        order by due.scheduled_at
        limit take_due_broadcasts.most
        for update skip locked
    ) as taken
    where broadcast.id = taken.id
    returning broadcast.id, broadcast.bot_id, broadcast.priority, broadcast.looked_at
$$;

-- The content of a broadcast and how far it is, for who queues its jobs.
create function public.open_broadcast(broadcast_id uuid)
returns table (state text, content jsonb, priority text, round integer)
language sql stable
set search_path = ''
as $$
    select broadcast.state, broadcast.content, broadcast.priority, broadcast.queue_round
    from public.broadcasts as broadcast
    where broadcast.id = open_broadcast.broadcast_id
$$;

-- What it says cannot be sent; nothing was.
create function public.refuse_broadcast(broadcast_id uuid, reason text, detail text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcasts as broadcast
    set state = 'refused', refusal = refuse_broadcast.reason, refusal_detail = refuse_broadcast.detail,
        finished_at = now()
    where broadcast.id = refuse_broadcast.broadcast_id and broadcast.state = 'scheduled';
    return found;
end
$$;

-- The host of its photo has no address just now. It is due again in a minute, and refused the fifth time. Returns whether it
-- waits. A call that is repeated for want of an answer counts twice, which does no harm.
create function public.hold_back_broadcast(broadcast_id uuid, detail text) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    most_misses constant integer := 5;
begin
    update public.broadcasts as broadcast
    set photo_host_misses = broadcast.photo_host_misses + 1
    where broadcast.id = hold_back_broadcast.broadcast_id
        and broadcast.state = 'scheduled'
        and broadcast.scheduled_at <= now();
    if not exists (
        select from public.broadcasts as broadcast
        where broadcast.id = hold_back_broadcast.broadcast_id and broadcast.photo_host_misses >= most_misses
    ) then
        return true;
    end if;
    perform public.refuse_broadcast(
        hold_back_broadcast.broadcast_id, 'photo_host_unknown', hold_back_broadcast.detail);
    return false;
end
$$;

-- The chats that a broadcast is for: active groups that its targets fit, or the very chats they name.
create function internal.chats_of(broadcast public.broadcasts) returns setof bigint
language sql stable
set search_path = ''
as $$
    select named.chat::bigint
    from jsonb_array_elements_text(coalesce((broadcast).targets -> 'chats', '[]')) as named (chat)
    where (broadcast).targets ? 'chats'
    union
    select managed.chat_id
    from public.managed_groups as managed
    where not (broadcast).targets ? 'chats'
        and managed.bot_id = (broadcast).bot_id
        and managed.state = 'active'
        and (
            (broadcast).targets ->> 'title_contains' is null
            or position(lower((broadcast).targets ->> 'title_contains') in lower(managed.title)) > 0
        )
        and (
            (broadcast).targets ->> 'active_since' is null
            or managed.activated_at >= ((broadcast).targets ->> 'active_since')::timestamptz
        )
$$;

-- Starts a broadcast that is due: it has a pending delivery for each of its chats from now on.
create function public.start_broadcast(broadcast_id uuid) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    broadcast public.broadcasts;
begin
    select known.* into broadcast
    from public.broadcasts as known
    where known.id = start_broadcast.broadcast_id
    for update;
    if broadcast.state is distinct from 'scheduled' or broadcast.scheduled_at > now() then
        -- ended, or put off after its job was queued
        return false;
    end if;
    insert into public.broadcast_deliveries (broadcast_id, chat_id)
    select broadcast.id, chats.chat_id
    from internal.chats_of(broadcast) as chats (chat_id)
    on conflict on constraint broadcast_deliveries_pkey do nothing;
    update public.broadcasts as known
    set state = 'running', started_at = now()
    where known.id = broadcast.id;
    return true;
end
$$;

-- The next chats whose jobs are to be queued, in their order. Empty while paused.
create function public.next_deliveries(broadcast_id uuid, most integer) returns setof bigint
language sql stable
set search_path = ''
as $$
    select delivery.chat_id
    from public.broadcasts as broadcast
    join public.broadcast_deliveries as delivery on delivery.broadcast_id = broadcast.id
    where broadcast.id = next_deliveries.broadcast_id
        and broadcast.state = 'running'
        and (broadcast.queued_to is null or delivery.chat_id > broadcast.queued_to)
        and delivery.settled_at is null
    order by delivery.chat_id
    limit next_deliveries.most
$$;

-- Ends a broadcast of which nothing is left to queue or to settle. Locks: deliveries first, then their broadcast.
create function internal.finish_broadcast(broadcast_id uuid) returns void
language plpgsql
set search_path = ''
as $$
begin
    -- Of two that settle the last deliveries at once, the second waits here, and sees what the first did. No key: each of
    -- them has a key share already, by its row of sent_messages.
    perform from public.broadcasts as broadcast where broadcast.id = finish_broadcast.broadcast_id for no key update;
    update public.broadcasts as broadcast
    set state = 'done', finished_at = now()
    where broadcast.id = finish_broadcast.broadcast_id
        and broadcast.state = 'running'
        and broadcast.queued_all
        and not exists (
            select from public.broadcast_deliveries as delivery
            where delivery.broadcast_id = broadcast.id and delivery.settled_at is null
        );
end
$$;

-- Jobs are queued up to a chat; null is all of them. False for who is late: the broadcast is being queued anew, or ended.
create function public.record_queued(broadcast_id uuid, round integer, up_to bigint) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcasts as broadcast
    set queued_to = coalesce(record_queued.up_to, broadcast.queued_to),
        queued_all = record_queued.up_to is null,
        looked_at = now()
    where broadcast.id = record_queued.broadcast_id
        and broadcast.queue_round = record_queued.round
        and broadcast.state = 'running';
    if not found then
        return false;
    end if;
    perform internal.finish_broadcast(record_queued.broadcast_id);
    return true;
end
$$;

grant execute on function internal.refusal_of_targets, public.broadcast_progress, public.create_broadcast, public.preview_broadcast,
    public.schedule_broadcast, public.pause_broadcast, public.resume_broadcast,
    public.cancel_broadcast, public.take_due_broadcasts, public.open_broadcast, public.refuse_broadcast,
    public.hold_back_broadcast,
    internal.chats_of, public.start_broadcast, public.next_deliveries, internal.finish_broadcast, public.record_queued
    to service_role;
