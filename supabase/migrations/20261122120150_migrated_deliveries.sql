-- What becomes of deliveries whose group became a supergroup. Its messages go to the new id from then on, and of a broadcast that
-- has both ids it gets one.

-- The id that a chat has now, which differs from the given one if the group became a supergroup.
create function internal.chat_now(bot_id bigint, chat_id bigint) returns bigint
language sql stable
set search_path = ''
as $$
    select coalesce((
        select moved.new_chat_id
        from public.group_migrations as moved
        where moved.bot_id = chat_now.bot_id and moved.old_chat_id = chat_now.chat_id
    ), chat_now.chat_id)
$$;

-- The delivery that a run means which knows its chat by the given id: the group may have become a supergroup meanwhile. It is
-- locked. Null if there is none.
create function internal.delivery_of(broadcast_id uuid, chat_id bigint) returns public.broadcast_deliveries
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries;
begin
    select known.* into delivery
    from public.broadcast_deliveries as known
    where known.broadcast_id = delivery_of.broadcast_id
        and known.chat_id = delivery_of.chat_id
        and not (known.state = 'skipped' and known.reason = 'migrated')
    for update;
    if not found then
        -- a statement of its own, which sees a migration that the one above has waited for
        select known.* into delivery
        from public.broadcasts as broadcast
        join public.broadcast_deliveries as known
            on known.broadcast_id = broadcast.id
            and known.chat_id = internal.chat_now(broadcast.bot_id, delivery_of.chat_id)
        where broadcast.id = delivery_of.broadcast_id
        for update of known;
    end if;
    return delivery;
end
$$;

-- A group became a supergroup: what is open for it goes there, also what is being sent.
create function internal.migrate_deliveries(bot_id bigint, chat_id bigint, new_chat_id bigint) returns void
language plpgsql
set search_path = ''
as $$
declare
    of_broadcast uuid;
begin
    insert into public.group_migrations (bot_id, old_chat_id, new_chat_id)
    values (migrate_deliveries.bot_id, migrate_deliveries.chat_id, migrate_deliveries.new_chat_id)
    on conflict on constraint group_migrations_pkey do nothing;
    -- locks: all deliveries first, then their broadcasts
    perform from public.broadcast_deliveries as delivery
    join public.broadcasts as broadcast on broadcast.id = delivery.broadcast_id
    where broadcast.bot_id = migrate_deliveries.bot_id
        and broadcast.finished_at is null
        and delivery.chat_id in (migrate_deliveries.chat_id, migrate_deliveries.new_chat_id)
    order by delivery.broadcast_id, delivery.chat_id
    for update of delivery;
    for of_broadcast in
        select delivery.broadcast_id
        from public.broadcasts as broadcast
        join public.broadcast_deliveries as delivery on delivery.broadcast_id = broadcast.id
        where broadcast.bot_id = migrate_deliveries.bot_id
            and broadcast.finished_at is null
            and delivery.chat_id = migrate_deliveries.chat_id
        order by delivery.broadcast_id
    loop
        perform internal.move_delivery(of_broadcast, migrate_deliveries.chat_id, migrate_deliveries.new_chat_id);
    end loop;
end
$$;

-- Moves what a broadcast has for a group to the group's new id. Its holder settles it by either id. Called again, it looks again
-- at a pair of which neither could give way before.
create function internal.move_delivery(broadcast_id uuid, chat_id bigint, new_chat_id bigint) returns void
language plpgsql
set search_path = ''
as $$
declare
    old public.broadcast_deliveries;
    new public.broadcast_deliveries;
begin
    perform from public.broadcast_deliveries as known
    where known.broadcast_id = move_delivery.broadcast_id
        and known.chat_id in (move_delivery.chat_id, move_delivery.new_chat_id)
    order by known.chat_id
    for update;
    select known.* into old
    from public.broadcast_deliveries as known
    where known.broadcast_id = move_delivery.broadcast_id and known.chat_id = move_delivery.chat_id;
    select known.* into new
    from public.broadcast_deliveries as known
    where known.broadcast_id = move_delivery.broadcast_id and known.chat_id = move_delivery.new_chat_id;

    if new.chat_id is null then
        if old.settled_at is null then
            update public.broadcast_deliveries as known
            set chat_id = move_delivery.new_chat_id
            where known.broadcast_id = old.broadcast_id and known.chat_id = old.chat_id;
            perform internal.queue_moved(old.broadcast_id, old.chat_id, move_delivery.new_chat_id);
        end if;
        return;
    end if;
    if old.state in ('sending', 'unknown', 'sent') and new.state = 'pending' and not new.resent then
        -- the group has a message, or may have one, and nothing was sent to its new id: one stands for both
        delete from public.broadcast_deliveries as known
        where known.broadcast_id = new.broadcast_id and known.chat_id = new.chat_id;
        update public.broadcast_deliveries as known
        set chat_id = new.chat_id
        where known.broadcast_id = old.broadcast_id and known.chat_id = old.chat_id;
        insert into public.broadcast_deliveries (broadcast_id, chat_id, state, reason, settled_at)
        values (old.broadcast_id, old.chat_id, 'skipped', 'migrated', now());
    elsif old.state = 'pending' then
        update public.broadcast_deliveries as known
        set state = 'skipped', reason = 'migrated', settled_at = now()
        where known.broadcast_id = old.broadcast_id and known.chat_id = old.chat_id;
    elsif old.settled_at is null and (old.state = 'unknown' or old.lease_until <= now()) then
        -- The new id's message is there, or will be: this one is not sent again, and stays visible. What somebody is sending
        -- now they settle by themselves.
        update public.broadcast_deliveries as known
        set state = 'unknown', lease_until = null, reason = coalesce(old.reason, 'sender_died'), settled_at = now()
        where known.broadcast_id = old.broadcast_id and known.chat_id = old.chat_id;
    end if;
    perform internal.finish_broadcast(old.broadcast_id);
end
$$;

-- Jobs are queued in the order of ids. One that was not queued at its old id may be passed over at its new one, also by who
-- queues a page just now: what lies there is queued anew.
create function internal.queue_moved(broadcast_id uuid, chat_id bigint, new_chat_id bigint) returns void
language sql
set search_path = ''
as $$
    update public.broadcasts as broadcast
    set queue_round = broadcast.queue_round + 1,
        queued_to = case
            when broadcast.queued_to >= queue_moved.new_chat_id then queue_moved.new_chat_id - 1
            else broadcast.queued_to
        end,
        looked_at = null
    where broadcast.id = queue_moved.broadcast_id
        and broadcast.state = 'running'
        and not broadcast.queued_all
        and (broadcast.queued_to is null or broadcast.queued_to < queue_moved.chat_id)
$$;

grant execute on function internal.chat_now, internal.delivery_of, internal.migrate_deliveries, internal.move_delivery,
    internal.queue_moved to service_role;
