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
    chat_before bigint;
    skipped_for text;
begin
    select known.* into broadcast from public.broadcasts as known where known.id = begin_delivery.broadcast_id;
    chat_now := internal.chat_now(broadcast.bot_id, begin_delivery.chat_id);
    for chat_before in
        -- opened after the group had become a supergroup, by who named it by its old id; or both were being sent
        select moved.old_chat_id
        from public.group_migrations as moved
        join public.broadcast_deliveries as old on old.broadcast_id = broadcast.id and old.chat_id = moved.old_chat_id
        where moved.bot_id = broadcast.bot_id
            and moved.new_chat_id = chat_now
            and old.reason is distinct from 'migrated'
    loop
        perform internal.move_delivery(broadcast.id, chat_before, chat_now);
    end loop;
    delivery := internal.delivery_of(broadcast.id, chat_now);
    chat_now := coalesce(delivery.chat_id, chat_now); -- another if it migrates just now

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

-- Why a chat is not to get a message of a broadcast, or null.
create function internal.reason_to_skip(broadcast public.broadcasts, chat_id bigint) returns text
language sql stable
set search_path = ''
as $$
    select case
        when (reason_to_skip.broadcast).state <> 'running' then (reason_to_skip.broadcast).state
        when exists (
            select from public.bots as bot
            where bot.id = (reason_to_skip.broadcast).bot_id and bot.state = 'revoked'
        ) then 'bot_revoked'
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
    delivery := internal.delivery_of(broadcast.id, resend_delivery.chat_id);
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

grant execute on function public.begin_delivery, internal.reason_to_skip, internal.goes_as_text, public.look_at_delivery,
    internal.delivery_verdict, internal.hold_delivery, public.resend_delivery to service_role;
