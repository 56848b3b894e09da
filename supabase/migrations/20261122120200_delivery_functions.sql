-- The ledger of deliveries. A run of a job that is to send a message begins its delivery, sends, and settles it. It says who
-- it is (holder), so that a call whose answer was lost can be repeated. A run that was thought dead, so that its delivery is
-- unknown, is listened to as long as nobody else holds it; that a message is there is believed at any time.

-- Begins a delivery. Who asks again with the same name has sent nothing yet under it. The verdict says what to do:
--   send      with content, debug_code, text_only and policy: it is yours until the lease ends
--   unknown   with the same: an earlier run died while it sent it, or got no answer. Look for it, then call settle_sent,
--             leave_delivery or resend_delivery
--   held      another run is at it: ask again at "until"
--   code_taken  another message has this debug code: choose another
--   paused    nothing may be sent: it is queued again when the broadcast goes on
--   settled   nothing is left to do but to tell "tell", if it is not null, that the group ended
-- and always the chat's id now, which differs from the one asked for if the group became a supergroup meanwhile.
create function public.begin_delivery(
    broadcast_id uuid, chat_id bigint, holder text, debug_code text, lease_seconds integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    broadcast public.broadcasts;
    delivery public.broadcast_deliveries;
    chat_now bigint;
    skipped_for text;
begin
    select known.* into broadcast from public.broadcasts as known where known.id = begin_delivery.broadcast_id;
    chat_now := internal.chat_now(broadcast.bot_id, begin_delivery.chat_id);
    if chat_now <> begin_delivery.chat_id then
        -- opened after the group had become a supergroup, by who named it by its old id
        perform internal.move_deliveries(broadcast.bot_id, begin_delivery.chat_id, chat_now);
    end if;
    select known.* into delivery
    from public.broadcast_deliveries as known
    where known.broadcast_id = broadcast.id and known.chat_id = chat_now
    for update;

    if delivery.chat_id is null or delivery.settled_at is not null then
        return jsonb_build_object('verdict', 'settled', 'chat_id', chat_now, 'tell', delivery.tell_user_id);
    end if;
    if delivery.state = 'sending' and delivery.holder <> begin_delivery.holder then
        if delivery.lease_until > now() then
            return jsonb_build_object('verdict', 'held', 'chat_id', chat_now, 'until', delivery.lease_until);
        end if;
        update public.broadcast_deliveries as known
        set state = 'unknown', lease_until = null, reason = 'sender_died'
        where known.broadcast_id = broadcast.id and known.chat_id = chat_now;
        delivery.state := 'unknown';
    end if;
    if delivery.state = 'unknown' and delivery.holder is distinct from begin_delivery.holder then
        return internal.delivery_verdict('unknown', broadcast, delivery);
    end if;
    if broadcast.state = 'paused' then
        -- held by the asker itself, who did not hear that
        update public.broadcast_deliveries as known
        set state = 'pending', holder = null, lease_until = null, reason = null
        where known.broadcast_id = broadcast.id and known.chat_id = chat_now and known.state <> 'pending';
        return jsonb_build_object('verdict', 'paused', 'chat_id', chat_now);
    end if;

    skipped_for := internal.reason_to_skip(broadcast, chat_now);
    if skipped_for is not null then
        update public.broadcast_deliveries as known
        set state = 'skipped', holder = null, lease_until = null, reason = skipped_for, settled_at = now()
        where known.broadcast_id = broadcast.id and known.chat_id = chat_now;
        perform internal.finish_broadcast(broadcast.id);
        return jsonb_build_object('verdict', 'settled', 'chat_id', chat_now);
    end if;
    return internal.hold_delivery(
        broadcast, chat_now, begin_delivery.holder, coalesce(delivery.debug_code, begin_delivery.debug_code),
        begin_delivery.lease_seconds);
end
$$;

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

-- The ids by which a run may know the chat of its delivery: what it began with, and what the group became meanwhile.
create function internal.ids_of_chat(broadcast_id uuid, chat_id bigint) returns bigint[]
language sql stable
set search_path = ''
as $$
    select array[ids_of_chat.chat_id, internal.chat_now(broadcast.bot_id, ids_of_chat.chat_id)]
    from public.broadcasts as broadcast
    where broadcast.id = ids_of_chat.broadcast_id
$$;

-- Why a chat is not to get a message of a broadcast, or null.
create function internal.reason_to_skip(broadcast public.broadcasts, chat_id bigint) returns text
language sql stable
set search_path = ''
as $$
    select case
        when (reason_to_skip.broadcast).state <> 'running' then (reason_to_skip.broadcast).state
        when internal.is_live_user_banned((reason_to_skip.broadcast).content ->> 'live_user', reason_to_skip.chat_id)
            then 'live_user_banned'
        else (
            select case
                when managed.state = 'inactive' then 'group_inactive'
                when not managed.final_message_allowed then 'final_message_not_allowed'
            end
            from public.managed_groups as managed
            where managed.bot_id = (reason_to_skip.broadcast).bot_id and managed.chat_id = reason_to_skip.chat_id
        )
    end
$$;

-- Whether a delivery gets no photo: its own was refused, or its group takes none.
create function internal.goes_as_text(bot_id bigint, delivery public.broadcast_deliveries) returns boolean
language sql stable
set search_path = ''
as $$
    select (goes_as_text.delivery).photo_refused or exists (
        select from public.managed_groups as managed
        where managed.bot_id = goes_as_text.bot_id
            and managed.chat_id = (goes_as_text.delivery).chat_id
            and managed.text_only
    )
$$;

-- What a run would find if it began the delivery now, without beginning it: settled, paused, held, or ready; and the chat's id
-- now, by which it is to ask. A job looks before it asks for leave to send: leave that is not used is lost to others. Where a
-- photo is to go, "content" says so: its host is looked up before as well.
create function public.look_at_delivery(broadcast_id uuid, chat_id bigint, holder text) returns jsonb
language sql stable
set search_path = ''
as $$
    select coalesce((
        select jsonb_build_object(
            'verdict', case
                when delivery.chat_id is null or delivery.settled_at is not null then 'settled'
                when delivery.state = 'sending' and delivery.lease_until > now() and delivery.holder <> look_at_delivery.holder
                    then 'held'
                when broadcast.state = 'paused' and delivery.state <> 'unknown' then 'paused'
                else 'ready'
            end,
            'chat_id', internal.chat_now(broadcast.bot_id, look_at_delivery.chat_id),
            'content', case
                when broadcast.content ? 'photo'
                    and (delivery.state = 'pending' or delivery.holder = look_at_delivery.holder)
                    and not internal.goes_as_text(broadcast.bot_id, delivery)
                    then broadcast.content
            end,
            'until', delivery.lease_until,
            'tell', delivery.tell_user_id)
        from public.broadcasts as broadcast
        cross join lateral (
            -- one that is still open by its old id is moved when it begins
            select case
                when exists (
                    select from public.broadcast_deliveries as old
                    where old.broadcast_id = broadcast.id
                        and old.chat_id = look_at_delivery.chat_id
                        and old.settled_at is null
                ) then look_at_delivery.chat_id
                else internal.chat_now(broadcast.bot_id, look_at_delivery.chat_id)
            end as id
        ) as chat
        left join public.broadcast_deliveries as delivery
            on delivery.broadcast_id = broadcast.id and delivery.chat_id = chat.id
        where broadcast.id = look_at_delivery.broadcast_id
    ), jsonb_build_object('verdict', 'settled', 'chat_id', look_at_delivery.chat_id)) -- of a broadcast that is gone
$$;

-- What a run needs to send a delivery, or to look for it.
create function internal.delivery_verdict(
    verdict text, broadcast public.broadcasts, delivery public.broadcast_deliveries
) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object(
        'verdict', delivery_verdict.verdict,
        'chat_id', (delivery_verdict.delivery).chat_id,
        'content', (delivery_verdict.broadcast).content,
        'debug_code', (delivery_verdict.delivery).debug_code,
        'text_only', internal.goes_as_text((delivery_verdict.broadcast).bot_id, delivery_verdict.delivery),
        'policy', (delivery_verdict.broadcast).unknown_policy)
$$;

create function internal.hold_delivery(
    broadcast public.broadcasts, chat_id bigint, holder text, debug_code text, lease_seconds integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries;
begin
    if exists (
        select from public.sent_messages as sent
        where sent.debug_code = hold_delivery.debug_code
            and sent.broadcast_id is distinct from (hold_delivery.broadcast).id
    ) then
        -- perhaps of a broadcast that was deleted: then the index of deliveries does not know the code any more
        return jsonb_build_object('verdict', 'code_taken', 'chat_id', hold_delivery.chat_id);
    end if;
    update public.broadcast_deliveries as known
    set state = 'sending',
        holder = hold_delivery.holder,
        lease_until = now() + make_interval(secs => hold_delivery.lease_seconds),
        debug_code = hold_delivery.debug_code,
        reason = null,
        description = null,
        -- the same run that asks again, because it heard no answer, tries once
        attempts = known.attempts + case when known.holder is not distinct from hold_delivery.holder then 0 else 1 end
    where known.broadcast_id = (hold_delivery.broadcast).id and known.chat_id = hold_delivery.chat_id
    returning known.* into delivery;
    return internal.delivery_verdict('send', hold_delivery.broadcast, delivery);
exception
    when unique_violation then
        return jsonb_build_object('verdict', 'code_taken', 'chat_id', hold_delivery.chat_id);
end
$$;

-- Sends an unknown delivery once more, as the policy says, or because it was looked for and is not there (doubt): three times in all.
-- One whose broadcast is over, or whose group wants no more, stays as it is. The verdict is send, paused or settled.
create function public.resend_delivery(
    broadcast_id uuid, chat_id bigint, holder text, lease_seconds integer, doubt text
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    most_attempts constant integer := 3;
    broadcast public.broadcasts;
    delivery public.broadcast_deliveries;
begin
    select known.* into broadcast from public.broadcasts as known where known.id = resend_delivery.broadcast_id;
    select known.* into delivery
    from public.broadcast_deliveries as known
    where known.broadcast_id = broadcast.id and known.chat_id = resend_delivery.chat_id
    for update;
    if delivery.settled_at is not null
        or not (delivery.state = 'unknown' or delivery.holder is not distinct from resend_delivery.holder) then
        return jsonb_build_object('verdict', 'settled', 'chat_id', resend_delivery.chat_id);
    end if;
    if broadcast.state = 'paused' then
        return jsonb_build_object('verdict', 'paused', 'chat_id', resend_delivery.chat_id);
    end if;
    -- not one that the asker holds already, because it did not hear that
    if delivery.state = 'unknown'
        and (
            delivery.attempts >= most_attempts
            or internal.reason_to_skip(broadcast, delivery.chat_id) is not null
        ) then
        perform public.leave_delivery(broadcast.id, delivery.chat_id, delivery.doubt);
        return jsonb_build_object('verdict', 'settled', 'chat_id', resend_delivery.chat_id);
    end if;
    update public.broadcast_deliveries as known
    set resent = true, doubt = resend_delivery.doubt
    where known.broadcast_id = broadcast.id and known.chat_id = delivery.chat_id;
    return internal.hold_delivery(
        broadcast, delivery.chat_id, resend_delivery.holder, delivery.debug_code, resend_delivery.lease_seconds);
end
$$;

-- What was sent again may have arrived the first time: whatever becomes of it later, nobody can say that it is not there.
create function internal.resent_is_in_doubt() returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.state := 'unknown';
    return new;
end
$$;

create trigger resent_is_in_doubt
before update on public.broadcast_deliveries
for each row
when (new.resent and new.state in ('failed', 'skipped'))
execute function internal.resent_is_in_doubt();

-- Nobody will ever know whether it arrived, and it is not sent again. Its reason stays; doubt says why it is left.
create function public.leave_delivery(broadcast_id uuid, chat_id bigint, doubt text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcast_deliveries as delivery
    set settled_at = now(), doubt = leave_delivery.doubt
    where delivery.broadcast_id = leave_delivery.broadcast_id
        and delivery.chat_id = any (internal.ids_of_chat(leave_delivery.broadcast_id, leave_delivery.chat_id))
        and delivery.state = 'unknown'
        and delivery.settled_at is null;
    if not found then
        return false;
    end if;
    perform internal.finish_broadcast(leave_delivery.broadcast_id);
    return true;
end
$$;

-- Nothing was sent: the delivery waits again, unless its broadcast is over: nobody would queue it any more. So does one that was
-- left as unknown, if its broadcast still runs.
create function public.release_delivery(broadcast_id uuid, chat_id bigint, holder text) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcast_deliveries as delivery
    set state = case when broadcast.state in ('running', 'paused') then 'pending' else 'skipped' end,
        reason = case when broadcast.state in ('running', 'paused') then null else broadcast.state end,
        settled_at = case when broadcast.state in ('running', 'paused') then null else now() end,
        holder = null, lease_until = null, description = null
    from public.broadcasts as broadcast
    where broadcast.id = delivery.broadcast_id
        and delivery.broadcast_id = release_delivery.broadcast_id
        and delivery.chat_id = any (internal.ids_of_chat(release_delivery.broadcast_id, release_delivery.chat_id))
        and delivery.holder = release_delivery.holder
        and (delivery.settled_at is null or broadcast.state in ('running', 'paused'));
    return found;
end
$$;

-- Nobody knows whether it was sent; it stays open until it is found, sent again or left.
create function public.doubt_delivery(
    broadcast_id uuid, chat_id bigint, holder text, reason text, description text
) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.broadcast_deliveries as delivery
    set state = 'unknown', lease_until = null,
        reason = doubt_delivery.reason, description = left(doubt_delivery.description, 500)
    where delivery.broadcast_id = doubt_delivery.broadcast_id
        and delivery.chat_id = any (internal.ids_of_chat(doubt_delivery.broadcast_id, doubt_delivery.chat_id))
        and delivery.holder = doubt_delivery.holder;
    return found;
end
$$;

-- What follows from a delivery that has just become sent. The chat is the one that took the message: a group that became a
-- supergroup meanwhile left it behind there, and its id means another message in the new chat.
create function internal.after_sent(
    delivery public.broadcast_deliveries, chat_id bigint, text text, photo text
) returns void
language plpgsql
set search_path = ''
as $$
declare
    of_bot bigint;
begin
    select broadcast.bot_id into of_bot
    from public.broadcasts as broadcast
    where broadcast.id = (after_sent.delivery).broadcast_id;
    insert into public.sent_messages (debug_code, bot_id, chat_id, message_id, broadcast_id, text, photo)
    values (
        (after_sent.delivery).debug_code, of_bot, after_sent.chat_id, (after_sent.delivery).message_id,
        (after_sent.delivery).broadcast_id, after_sent.text, after_sent.photo
    )
    on conflict on constraint sent_messages_pkey do nothing;
    update public.managed_groups as managed
    set send_failures = 0,
        photo_failures = case when after_sent.photo is null then managed.photo_failures else 0 end
    where managed.bot_id = of_bot
        and managed.chat_id = (after_sent.delivery).chat_id
        and (managed.send_failures > 0 or managed.photo_failures > 0);
    perform internal.finish_broadcast((after_sent.delivery).broadcast_id);
end
$$;

-- It arrived, whatever was thought of it meanwhile. message_id is null if Telegram's answer could not be read; photo if it went
-- as a text.
create function public.settle_sent(
    broadcast_id uuid, chat_id bigint, holder text, message_id bigint, text text, photo text
) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries;
begin
    update public.broadcast_deliveries as known
    set state = 'sent', holder = null, lease_until = null, message_id = settle_sent.message_id,
        reason = null, description = null, settled_by = settle_sent.holder, settled_at = now()
    where known.broadcast_id = settle_sent.broadcast_id
        and known.chat_id = any (internal.ids_of_chat(settle_sent.broadcast_id, settle_sent.chat_id))
        and known.state <> 'sent'
    returning known.* into delivery;
    if not found then
        return false;
    end if;
    perform internal.after_sent(delivery, settle_sent.chat_id, settle_sent.text, settle_sent.photo);
    return true;
end
$$;

-- One that was in doubt arrived: somebody found it by its debug code.
create function public.settle_found(
    broadcast_id uuid, chat_id bigint, message_id bigint, text text, photo text
) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries;
begin
    update public.broadcast_deliveries as known
    set state = 'sent', holder = null, message_id = settle_found.message_id, reason = 'found', description = null,
        settled_at = now()
    where known.broadcast_id = settle_found.broadcast_id
        and known.chat_id = any (internal.ids_of_chat(settle_found.broadcast_id, settle_found.chat_id))
        and known.state = 'unknown'
        and known.settled_at is null
    returning known.* into delivery;
    if not found then
        return false;
    end if;
    perform internal.after_sent(delivery, settle_found.chat_id, settle_found.text, settle_found.photo);
    return true;
end
$$;

-- The photo was refused: the delivery waits again, as a text. The third in a row that the group itself refuses, because it
-- takes no photos, makes it one for texts only. What is no fault of the group's is seen before a run holds the delivery, too.
create function public.refuse_photo(
    broadcast_id uuid, chat_id bigint, holder text, fault_of_group boolean
) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    most_refusals constant integer := 3;
begin
    update public.broadcast_deliveries as delivery
    set photo_refused = true, state = 'pending', holder = null, lease_until = null, reason = null, description = null
    where delivery.broadcast_id = refuse_photo.broadcast_id
        and delivery.chat_id = any (internal.ids_of_chat(refuse_photo.broadcast_id, refuse_photo.chat_id))
        and (delivery.holder = refuse_photo.holder or delivery.state = 'pending' and not refuse_photo.fault_of_group)
        and delivery.settled_at is null;
    if not found then
        return false;
    end if;
    update public.managed_groups as managed
    set photo_failures = managed.photo_failures + 1,
        text_only = managed.photo_failures + 1 >= most_refusals
    from public.broadcasts as broadcast
    where broadcast.id = refuse_photo.broadcast_id
        and refuse_photo.fault_of_group
        and managed.bot_id = broadcast.bot_id
        and managed.chat_id = internal.chat_now(broadcast.bot_id, refuse_photo.chat_id);
    return true;
end
$$;

-- The host of the photo has no address just now, and nothing was sent. The fifth time the delivery goes as a text, or has failed if
-- there is none: that is no fault of the group's. Returns whether it goes on at once. A call that is repeated for want of an
-- answer counts twice, which does no harm.
create function public.hold_back_delivery(
    broadcast_id uuid, chat_id bigint, has_text boolean, description text
) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    most_misses constant integer := 5;
    delivery public.broadcast_deliveries;
begin
    update public.broadcast_deliveries as known
    set photo_host_misses = known.photo_host_misses + 1,
        photo_refused = known.photo_refused or known.photo_host_misses + 1 >= most_misses
    where known.broadcast_id = hold_back_delivery.broadcast_id
        and known.chat_id = any (internal.ids_of_chat(hold_back_delivery.broadcast_id, hold_back_delivery.chat_id))
        and known.state = 'pending'
    returning known.* into delivery;
    if not found or delivery.photo_host_misses < most_misses then
        return false;
    end if;
    if not hold_back_delivery.has_text then
        update public.broadcast_deliveries as known
        set state = 'failed', reason = 'photo_host_unknown', description = left(hold_back_delivery.description, 500),
            settled_at = now()
        where known.broadcast_id = delivery.broadcast_id and known.chat_id = delivery.chat_id;
        perform internal.finish_broadcast(delivery.broadcast_id);
    end if;
    return true;
end
$$;

-- It failed for good. What is the group's own fault is counted, and the third in a row ends the group. Returns whom to tell
-- that it ended, if anybody.
create function public.settle_failed(
    broadcast_id uuid, chat_id bigint, holder text, reason text, description text, fault_of_group boolean
) returns table (user_id bigint)
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries;
begin
    update public.broadcast_deliveries as known
    set state = 'failed', holder = null, lease_until = null,
        settled_by = settle_failed.holder, settled_at = now(),
        reason = settle_failed.reason, description = left(settle_failed.description, 500)
    where known.broadcast_id = settle_failed.broadcast_id
        and known.chat_id = any (internal.ids_of_chat(settle_failed.broadcast_id, settle_failed.chat_id))
        and known.holder = settle_failed.holder
    returning known.* into delivery;
    if found then
        if settle_failed.fault_of_group then
            update public.broadcast_deliveries as known
            set tell_user_id = internal.count_send_failure(delivery)
            where known.broadcast_id = delivery.broadcast_id and known.chat_id = delivery.chat_id;
        end if;
        perform internal.finish_broadcast(delivery.broadcast_id);
    end if;
    return query
        select known.tell_user_id
        from public.broadcast_deliveries as known
        where known.broadcast_id = settle_failed.broadcast_id
            and known.chat_id = any (internal.ids_of_chat(settle_failed.broadcast_id, settle_failed.chat_id))
            and known.settled_by = settle_failed.holder
            and known.tell_user_id is not null;
end
$$;

create function internal.count_send_failure(delivery public.broadcast_deliveries) returns bigint
language plpgsql
set search_path = ''
as $$
declare
    most_failures constant integer := 3;
    managed public.managed_groups;
begin
    update public.managed_groups as known
    set send_failures = known.send_failures + 1
    from public.broadcasts as broadcast
    where broadcast.id = (count_send_failure.delivery).broadcast_id
        and known.bot_id = broadcast.bot_id
        and known.chat_id = (count_send_failure.delivery).chat_id
        and known.state <> 'inactive'
    returning known.* into managed;
    if managed.chat_id is null or managed.send_failures < most_failures then
        return null;
    end if;
    update public.managed_groups as known
    set state = 'inactive', inactive_reason = (count_send_failure.delivery).reason, send_failures = 0
    where known.bot_id = managed.bot_id and known.chat_id = managed.chat_id;
    return coalesce(managed.activated_by, managed.registered_by);
end
$$;

-- A group became a supergroup: what is open for it goes there, also what is being sent: who holds it settles it by either id.
-- A broadcast that has both ids sends to the new one only.
create function internal.migrate_deliveries(bot_id bigint, chat_id bigint, new_chat_id bigint) returns void
language plpgsql
set search_path = ''
as $$
begin
    insert into public.group_migrations (bot_id, old_chat_id, new_chat_id)
    values (migrate_deliveries.bot_id, migrate_deliveries.chat_id, migrate_deliveries.new_chat_id)
    on conflict on constraint group_migrations_pkey do nothing;
    perform internal.move_deliveries(
        migrate_deliveries.bot_id, migrate_deliveries.chat_id, migrate_deliveries.new_chat_id);
end
$$;

create function internal.move_deliveries(bot_id bigint, chat_id bigint, new_chat_id bigint) returns void
language plpgsql
set search_path = ''
as $$
declare
    ended uuid;
begin
    -- locks: deliveries first, then their broadcast
    perform from public.broadcast_deliveries as delivery
    join public.broadcasts as broadcast on broadcast.id = delivery.broadcast_id
    where broadcast.bot_id = move_deliveries.bot_id
        and delivery.chat_id = move_deliveries.chat_id
        and delivery.settled_at is null
    for update of delivery;
    -- jobs are queued in the order of ids: one that would be queued later goes to where none will be any more
    update public.broadcasts as broadcast
    set queue_round = broadcast.queue_round + 1, queued_to = move_deliveries.new_chat_id - 1, looked_at = null
    where broadcast.bot_id = move_deliveries.bot_id
        and broadcast.state = 'running'
        and not broadcast.queued_all
        and broadcast.queued_to >= move_deliveries.new_chat_id
        and broadcast.queued_to < move_deliveries.chat_id
        and exists (
            select from public.broadcast_deliveries as delivery
            where delivery.broadcast_id = broadcast.id
                and delivery.chat_id = move_deliveries.chat_id
                and delivery.settled_at is null
        );

    update public.broadcast_deliveries as delivery
    set chat_id = move_deliveries.new_chat_id
    from public.broadcasts as broadcast
    where broadcast.id = delivery.broadcast_id
        and broadcast.bot_id = move_deliveries.bot_id
        and delivery.chat_id = move_deliveries.chat_id
        and delivery.settled_at is null
        and not exists (
            select from public.broadcast_deliveries as other
            where other.broadcast_id = delivery.broadcast_id and other.chat_id = move_deliveries.new_chat_id
        );

    for ended in
        update public.broadcast_deliveries as delivery
        set state = 'skipped', reason = 'migrated', settled_at = now()
        from public.broadcasts as broadcast
        where broadcast.id = delivery.broadcast_id
            and broadcast.bot_id = move_deliveries.bot_id
            and delivery.chat_id = move_deliveries.chat_id
            and delivery.state = 'pending'
        returning delivery.broadcast_id
    loop
        perform internal.finish_broadcast(ended);
    end loop;

    -- The new id's message is there, or will be: one of which nobody knows is not sent again, and stays visible. What somebody
    -- is sending now they settle by themselves.
    for ended in
        update public.broadcast_deliveries as delivery
        set state = 'unknown', lease_until = null, reason = coalesce(delivery.reason, 'sender_died'), settled_at = now()
        from public.broadcasts as broadcast
        where broadcast.id = delivery.broadcast_id
            and broadcast.bot_id = move_deliveries.bot_id
            and delivery.chat_id = move_deliveries.chat_id
            and delivery.settled_at is null
            and (delivery.state = 'unknown' or delivery.lease_until <= now())
        returning delivery.broadcast_id
    loop
        perform internal.finish_broadcast(ended);
    end loop;
end
$$;

grant execute on function public.begin_delivery, internal.chat_now, internal.ids_of_chat, internal.reason_to_skip,
    public.look_at_delivery, internal.move_deliveries, internal.delivery_verdict, internal.hold_delivery,
    public.resend_delivery, public.leave_delivery,
    public.release_delivery, public.doubt_delivery, internal.after_sent, public.settle_sent,
    public.settle_found, public.refuse_photo, public.hold_back_delivery, internal.goes_as_text, public.settle_failed,
    internal.count_send_failure, internal.migrate_deliveries to service_role;
