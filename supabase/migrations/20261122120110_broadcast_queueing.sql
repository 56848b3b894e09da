-- What queues the jobs of a broadcast: it is found due, checked, started, and queued page by page. No call does more than a page,
-- however many chats there are: Supabase ends a statement after 8 s.

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

-- What it says cannot be sent; nothing was. A start that stopped half-way may have opened deliveries, which are settled as those
-- of a cancelled one are.
create function public.refuse_broadcast(broadcast_id uuid, reason text, detail text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcasts as broadcast
    set state = 'refused', refusal = refuse_broadcast.reason, refusal_detail = refuse_broadcast.detail,
        finished_at = now(), unsettled = true
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

-- Some of the chats that a broadcast is for, those with the highest ids: active groups that its targets fit, or the very chats
-- they name. Only ids below the given one; null is all.
create function internal.chats_of(broadcast public.broadcasts, below bigint, most integer) returns setof bigint
language sql stable
set search_path = ''
as $$
    (
        select distinct named.chat::bigint as chat_id
        from jsonb_array_elements_text(coalesce((broadcast).targets -> 'chats', '[]')) as named (chat)
        where (broadcast).targets ? 'chats' and (below is null or named.chat::bigint < below)
        order by chat_id desc
        limit most
    )
    union all
    (
        select managed.chat_id
        from public.managed_groups as managed
        where not (broadcast).targets ? 'chats'
            and managed.bot_id = (broadcast).bot_id
            and managed.chat_id < coalesce(below, 0)
            and managed.state = 'active'
            and (
                (broadcast).targets ->> 'title_contains' is null
                or position(lower((broadcast).targets ->> 'title_contains') in lower(managed.title)) > 0
            )
            and (
                (broadcast).targets ->> 'active_since' is null
                or managed.activated_at >= ((broadcast).targets ->> 'active_since')::timestamptz
            )
        order by managed.chat_id desc
        limit most
    )
$$;

-- Opens a pending delivery for some of the chats of a broadcast that is due, those with the highest ids below the given one;
-- null is all. Returns the last of them, below which to go on. Nothing if none is left, so that it runs from now on, or if it
-- is not to start. The highest first: a supergroup's id is below all those of groups, so that a group which becomes one
-- meanwhile is still to come.
create function public.open_deliveries(broadcast_id uuid, below bigint, most integer) returns setof bigint
language plpgsql
set search_path = ''
as $$
declare
    broadcast public.broadcasts;
    opened integer;
    last_chat bigint;
begin
    select known.* into broadcast
    from public.broadcasts as known
    where known.id = open_deliveries.broadcast_id
    for no key update;
    if broadcast.state is distinct from 'scheduled' or broadcast.scheduled_at > now() then
        -- ended or paused, or put off after its job was queued
        return;
    end if;
    with page as materialized (
        select chats.chat_id
        from internal.chats_of(broadcast, open_deliveries.below, open_deliveries.most) as chats (chat_id)
    ), inserted as (
        -- some may be there already, of a start that stopped half-way
        insert into public.broadcast_deliveries (broadcast_id, chat_id)
        select broadcast.id, page.chat_id from page
        on conflict on constraint broadcast_deliveries_pkey do nothing
    )
    select count(*), min(page.chat_id) into opened, last_chat from page;
    if opened = most then
        update public.broadcasts as known set looked_at = now() where known.id = broadcast.id;
        return next last_chat;
    else
        update public.broadcasts as known set state = 'running', started_at = now() where known.id = broadcast.id;
    end if;
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
        -- not "is null or": that could not bound the index, and each page would begin at the first open delivery
        and delivery.chat_id > coalesce(broadcast.queued_to, -9223372036854775808)
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
    -- of two that settle the last deliveries at once, the second waits here, and sees what the first did
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

grant execute on function public.take_due_broadcasts, public.open_broadcast, public.refuse_broadcast, public.hold_back_broadcast,
    internal.chats_of, public.open_deliveries, public.next_deliveries, internal.finish_broadcast, public.record_queued
    to service_role;
