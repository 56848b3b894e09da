-- What becomes of deliveries that were begun. Each function knows the delivery by either id of its group; who repeats a call, or
-- comes too late, changes nothing.

-- Nothing was sent: the delivery waits again, unless its broadcast is over: nobody would queue it any more. So does one that was
-- left as unknown, if its broadcast still runs.
create function public.release_delivery(broadcast_id uuid, chat_id bigint, holder text) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries := internal.delivery_of(release_delivery.broadcast_id, release_delivery.chat_id);
begin
    update public.broadcast_deliveries as known
    set state = case when broadcast.state in ('running', 'paused') then 'pending' else 'skipped' end,
        reason = case when broadcast.state in ('running', 'paused') then null else broadcast.state end,
        settled_at = case when broadcast.state in ('running', 'paused') then null else now() end,
        holder = null, lease_until = null, description = null
    from public.broadcasts as broadcast
    where broadcast.id = known.broadcast_id
        and known.broadcast_id = delivery.broadcast_id
        and known.chat_id = delivery.chat_id
        and known.holder = release_delivery.holder
        and (known.settled_at is null or broadcast.state in ('running', 'paused'));
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
declare
    delivery public.broadcast_deliveries := internal.delivery_of(doubt_delivery.broadcast_id, doubt_delivery.chat_id);
begin
    update public.broadcast_deliveries as known
    set state = 'unknown', lease_until = null,
        reason = doubt_delivery.reason, description = left(doubt_delivery.description, 500)
    where known.broadcast_id = delivery.broadcast_id
        and known.chat_id = delivery.chat_id
        and known.holder = doubt_delivery.holder;
    return found;
end
$$;

-- Nobody will ever know whether it arrived, and it is not sent again. Its reason stays; doubt says why it is left.
create function public.leave_delivery(broadcast_id uuid, chat_id bigint, doubt text) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries := internal.delivery_of(leave_delivery.broadcast_id, leave_delivery.chat_id);
begin
    if delivery.state is distinct from 'unknown' or delivery.settled_at is not null then
        return false;
    end if;
    update public.broadcast_deliveries as known
    set settled_at = now(), doubt = leave_delivery.doubt
    where known.broadcast_id = delivery.broadcast_id and known.chat_id = delivery.chat_id;
    perform internal.finish_broadcast(delivery.broadcast_id);
    return true;
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

-- It arrived, whatever was thought of it meanwhile. message_id is null if Telegram's answer could not be read; photo if it went
-- as a text.
create function public.settle_sent(
    broadcast_id uuid, chat_id bigint, holder text, message_id bigint, text text, photo text
) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    delivery public.broadcast_deliveries := internal.delivery_of(settle_sent.broadcast_id, settle_sent.chat_id);
begin
    if delivery.chat_id is null or delivery.state = 'sent' then
        return false;
    end if;
    update public.broadcast_deliveries as known
    set state = 'sent', holder = null, lease_until = null, message_id = settle_sent.message_id,
        reason = null, description = null, settled_by = settle_sent.holder, settled_at = now()
    where known.broadcast_id = delivery.broadcast_id and known.chat_id = delivery.chat_id
    returning known.* into delivery;
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
    delivery public.broadcast_deliveries := internal.delivery_of(settle_found.broadcast_id, settle_found.chat_id);
begin
    if delivery.state is distinct from 'unknown' or delivery.settled_at is not null then
        return false;
    end if;
    update public.broadcast_deliveries as known
    set state = 'sent', holder = null, message_id = settle_found.message_id, reason = 'found', description = null,
        settled_at = now()
    where known.broadcast_id = delivery.broadcast_id and known.chat_id = delivery.chat_id
    returning known.* into delivery;
    perform internal.after_sent(delivery, settle_found.chat_id, settle_found.text, settle_found.photo);
    return true;
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

-- The photo was refused: the delivery waits again, as a text. What nobody takes may be refused before a run holds the delivery.
-- The third in a row that the group itself refuses, because it takes no photos, makes it one for texts only.
create function public.refuse_photo(
    broadcast_id uuid, chat_id bigint, holder text, fault_of_group boolean
) returns boolean
language plpgsql
set search_path = ''
as $$
declare
    most_refusals constant integer := 3;
    delivery public.broadcast_deliveries := internal.delivery_of(refuse_photo.broadcast_id, refuse_photo.chat_id);
begin
    update public.broadcast_deliveries as known
    set photo_refused = true, state = 'pending', holder = null, lease_until = null, reason = null, description = null
    where known.broadcast_id = delivery.broadcast_id
        and known.chat_id = delivery.chat_id
        and (known.holder = refuse_photo.holder or known.state = 'pending' and not refuse_photo.fault_of_group)
        and known.settled_at is null;
    if not found then
        return false;
    end if;
    update public.managed_groups as managed
    set photo_failures = managed.photo_failures + 1,
        text_only = managed.text_only or managed.photo_failures + 1 >= most_refusals
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
    delivery public.broadcast_deliveries := internal.delivery_of(
        hold_back_delivery.broadcast_id, hold_back_delivery.chat_id);
begin
    if delivery.state is distinct from 'pending' then
        return false;
    end if;
    update public.broadcast_deliveries as known
    set photo_host_misses = known.photo_host_misses + 1,
        photo_refused = known.photo_refused or known.photo_host_misses + 1 >= most_misses
    where known.broadcast_id = delivery.broadcast_id and known.chat_id = delivery.chat_id
    returning known.* into delivery;
    if delivery.photo_host_misses < most_misses then
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
    delivery public.broadcast_deliveries := internal.delivery_of(settle_failed.broadcast_id, settle_failed.chat_id);
begin
    update public.broadcast_deliveries as known
    set state = 'failed', holder = null, lease_until = null,
        settled_by = settle_failed.holder, settled_at = now(),
        reason = settle_failed.reason, description = left(settle_failed.description, 500)
    where known.broadcast_id = delivery.broadcast_id
        and known.chat_id = delivery.chat_id
        and known.holder = settle_failed.holder;
    if found then
        if settle_failed.fault_of_group then
            update public.broadcast_deliveries as known
            set tell_user_id = internal.count_send_failure(delivery, settle_failed.reason)
            where known.broadcast_id = delivery.broadcast_id and known.chat_id = delivery.chat_id;
        end if;
        perform internal.finish_broadcast(delivery.broadcast_id);
    end if;
    return query
        select known.tell_user_id
        from public.broadcast_deliveries as known
        where known.broadcast_id = delivery.broadcast_id
            and known.chat_id = delivery.chat_id
            and known.settled_by = settle_failed.holder
            and known.tell_user_id is not null;
end
$$;

create function internal.count_send_failure(delivery public.broadcast_deliveries, reason text) returns bigint
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
    set state = 'inactive', inactive_reason = count_send_failure.reason, send_failures = 0
    where known.bot_id = managed.bot_id and known.chat_id = managed.chat_id;
    return coalesce(managed.activated_by, managed.registered_by);
end
$$;

grant execute on function public.release_delivery, public.doubt_delivery, public.leave_delivery,
    public.settle_sent, public.settle_found, internal.after_sent, public.refuse_photo, public.hold_back_delivery,
    public.settle_failed, internal.count_send_failure to service_role;
