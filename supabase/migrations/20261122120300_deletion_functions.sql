-- Deleting messages. Somebody wants messages deleted, by their code, their place or their broadcast; a look every second queues
-- a job for each chat that has some; a run of it begins some of them, makes one call, and settles them. As with deliveries, a
-- run says who it is (holder): a call whose answer was lost can be repeated, and a run that was thought dead changes nothing.

-- Wants a message deleted. What is deleted stays so; what could not be deleted is tried anew.
create function internal.want_deletion(bot_id bigint, chat_id bigint, message_id bigint) returns void
language sql
set search_path = ''
as $$
    insert into public.message_deletions as deletion (bot_id, chat_id, message_id)
    values (want_deletion.bot_id, want_deletion.chat_id, want_deletion.message_id)
    on conflict on constraint message_deletions_pkey do update
    set result = 'pending', description = null, alone = false, unanswered = 0,
        due_at = now(), times_queued = 0, requested_at = now(), settled_at = null
    where deletion.result not in ('pending', 'deleted', 'already_deleted')
$$;

-- Wants the message with this debug code deleted, by the bot that sent it. Returns where it is; nothing if no such message was
-- sent, and a message_id of null if nobody knows it.
create function public.delete_sent_message(debug_code text) returns setof jsonb
language plpgsql
set search_path = ''
as $$
declare
    sent public.sent_messages;
begin
    select known.* into sent from public.sent_messages as known where known.debug_code = delete_sent_message.debug_code;
    if sent.debug_code is null then
        return;
    end if;
    if sent.message_id is not null then
        perform internal.want_deletion(sent.bot_id, sent.chat_id, sent.message_id);
    end if;
    return next jsonb_build_object('bot_id', sent.bot_id, 'chat_id', sent.chat_id, 'message_id', sent.message_id);
end
$$;

-- Wants a message deleted, whoever sent it. Without a bot, by the one that sent it; returns nothing if that is not known.
create function public.delete_message(chat_id bigint, message_id bigint, bot_id bigint default null) returns setof jsonb
language plpgsql
set search_path = ''
as $$
declare
    by_bot bigint := delete_message.bot_id;
begin
    if by_bot is null then
        -- in a private chat two bots may have sent a message of this id: then none is meant
        select min(sent.bot_id) into by_bot
        from public.sent_messages as sent
        where sent.chat_id = delete_message.chat_id and sent.message_id = delete_message.message_id
        having count(distinct sent.bot_id) = 1;
    end if;
    if by_bot is null then
        return;
    end if;
    perform internal.want_deletion(by_bot, delete_message.chat_id, delete_message.message_id);
    return next jsonb_build_object(
        'bot_id', by_bot, 'chat_id', delete_message.chat_id, 'message_id', delete_message.message_id);
end
$$;

-- Ends a broadcast and wants everything deleted that was sent of it; also what is being sent now, once it is there. Called
-- again, it tries again what could not be deleted.
create function public.recall_broadcast(broadcast_id uuid) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    perform public.cancel_broadcast(recall_broadcast.broadcast_id);
    -- from here on who settles a delivery as sent waits, and finds it recalled; who did before is found below
    update public.broadcasts as broadcast
    set recalled_at = coalesce(broadcast.recalled_at, now())
    where broadcast.id = recall_broadcast.broadcast_id;
    perform internal.want_deletion(sent.bot_id, sent.chat_id, sent.message_id)
    from public.sent_messages as sent
    where sent.broadcast_id = recall_broadcast.broadcast_id and sent.message_id is not null
    order by sent.bot_id, sent.chat_id, sent.message_id;
    return query select public.broadcast_progress(recall_broadcast.broadcast_id);
end
$$;

-- What becomes sent after its broadcast was recalled is deleted too.
create function internal.delete_if_recalled() returns trigger
language plpgsql
set search_path = ''
as $$
begin
    -- the lock that internal.finish_broadcast takes: a weaker one now would have to grow, and two that grow wait for each other
    perform from public.broadcasts as broadcast
    where broadcast.id = new.broadcast_id
    for no key update;
    perform internal.want_deletion(new.bot_id, new.chat_id, new.message_id)
    from public.broadcasts as broadcast
    where broadcast.id = new.broadcast_id and broadcast.recalled_at is not null;
    return null;
end
$$;

create trigger delete_if_recalled
after insert on public.sent_messages
for each row
when (new.broadcast_id is not null and new.message_id is not null)
execute function internal.delete_if_recalled();

-- Hands out chats with messages to delete, each to one caller. One whose messages are still there after the given time is handed
-- out again, after twice the time each time: its job is lost, or waits behind many. Bots that do nothing now have time.
create function public.take_due_deletions(most integer, stalled_seconds integer)
returns table (bot_id bigint, chat_id bigint)
language sql
set search_path = ''
as $$
    with revoked as (
        update public.message_deletions as deletion
        set result = 'unreachable', description = 'the bot is revoked', settled_at = now(), holder = null, lease_until = null
        from public.bots as bot
        where bot.id = deletion.bot_id and bot.state = 'revoked' and deletion.settled_at is null
    ), taken as (
        update public.message_deletions as deletion
        set due_at = now() + make_interval(
                secs => take_due_deletions.stalled_seconds * (2 ^ least(deletion.times_queued, 6))::integer),
            times_queued = deletion.times_queued + 1
        from (
            select waiting.bot_id, waiting.chat_id, waiting.message_id
            from public.message_deletions as waiting
            join public.bots as bot on bot.id = waiting.bot_id and bot.state = 'active'
            where waiting.settled_at is null and waiting.due_at <= now()
            order by waiting.due_at
            limit take_due_deletions.most
            for update of waiting skip locked
        ) as due
        where deletion.bot_id = due.bot_id
            and deletion.chat_id = due.chat_id
            and deletion.message_id = due.message_id
        returning deletion.bot_id, deletion.chat_id
    )
    select distinct taken.bot_id, taken.chat_id from taken
$$;

-- What a run would find if it began now, without beginning: nothing, held (until), or ready.
create function public.look_at_deletions(bot_id bigint, chat_id bigint) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object(
        'verdict', case
            when count(*) = 0 then 'nothing'
            when max(deletion.lease_until) > now() then 'held'
            else 'ready'
        end,
        'until', max(deletion.lease_until))
    from public.message_deletions as deletion
    where deletion.bot_id = look_at_deletions.bot_id
        and deletion.chat_id = look_at_deletions.chat_id
        and deletion.settled_at is null
$$;

-- What of our own record speaks against a bot's deleting a message: too_old, wrong_bot (another sent it, or nobody of ours
-- did), or null. Telegram has the same words for both.
create function internal.reason_against_deleting(bot_id bigint, chat_id bigint, message_id bigint) returns text
language sql stable
set search_path = ''
as $$
    select case
        when sent.debug_code is null then 'wrong_bot'
        -- Telegram's clock and ours, and the way to there
        when sent.sent_at < now() - interval '48 hours' + interval '1 minute' then 'too_old'
        when sent.bot_id <> reason_against_deleting.bot_id then 'wrong_bot'
    end
    from (values (1)) as one_row
    left join lateral (
        select known.*
        from public.sent_messages as known
        where known.chat_id = reason_against_deleting.chat_id
            and known.message_id = reason_against_deleting.message_id
            -- only supergroups and channels count their messages for all bots alike
            and (known.bot_id = reason_against_deleting.bot_id or known.chat_id < -1000000000000)
        order by (known.bot_id = reason_against_deleting.bot_id) desc
        limit 1
    ) as sent on true
$$;

-- Begins to delete some of a chat's messages, which are the run's until the lease ends. The verdict is nothing, held (until)
-- or delete (messages). What Telegram may refuse goes alone, because it would refuse all the others with it.
create function public.begin_deletions(
    bot_id bigint, chat_id bigint, holder text, lease_seconds integer
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    most_in_a_call constant integer := 100; -- Bot API, deleteMessages
    held_until timestamptz;
    chosen bigint[];
begin
    perform from public.message_deletions as deletion
    where deletion.bot_id = begin_deletions.bot_id
        and deletion.chat_id = begin_deletions.chat_id
        and deletion.settled_at is null
    order by deletion.message_id
    for update;

    select max(deletion.lease_until) into held_until
    from public.message_deletions as deletion
    where deletion.bot_id = begin_deletions.bot_id
        and deletion.chat_id = begin_deletions.chat_id
        and deletion.holder <> begin_deletions.holder;
    if held_until > now() then
        return jsonb_build_object('verdict', 'held', 'until', held_until);
    end if;
    -- who held them died: before its call or after it
    update public.message_deletions as deletion
    set unanswered = deletion.unanswered + 1, holder = null, lease_until = null
    where deletion.bot_id = begin_deletions.bot_id
        and deletion.chat_id = begin_deletions.chat_id
        and deletion.holder <> begin_deletions.holder;

    -- held by the asker itself, who did not hear that
    select array_agg(deletion.message_id order by deletion.message_id) into chosen
    from public.message_deletions as deletion
    where deletion.bot_id = begin_deletions.bot_id
        and deletion.chat_id = begin_deletions.chat_id
        and deletion.holder = begin_deletions.holder;
    if chosen is null then
        select array_agg(batch.message_id order by batch.message_id) into chosen
        from (
            select deletion.message_id
            from public.message_deletions as deletion
            where deletion.bot_id = begin_deletions.bot_id
                and deletion.chat_id = begin_deletions.chat_id
                and deletion.settled_at is null
                and not deletion.alone
                and internal.reason_against_deleting(deletion.bot_id, deletion.chat_id, deletion.message_id) is null
            order by deletion.message_id
            limit most_in_a_call
        ) as batch;
    end if;
    if chosen is null then
        select array[min(deletion.message_id)] into chosen
        from public.message_deletions as deletion
        where deletion.bot_id = begin_deletions.bot_id
            and deletion.chat_id = begin_deletions.chat_id
            and deletion.settled_at is null
        having count(*) > 0;
    end if;
    if chosen is null then
        return jsonb_build_object('verdict', 'nothing');
    end if;
    update public.message_deletions as deletion
    set holder = begin_deletions.holder, lease_until = now() + make_interval(secs => begin_deletions.lease_seconds)
    where deletion.bot_id = begin_deletions.bot_id
        and deletion.chat_id = begin_deletions.chat_id
        and deletion.message_id = any (chosen);
    return jsonb_build_object('verdict', 'delete', 'messages', to_jsonb(chosen));
end
$$;

-- How many messages are left to delete in a chat.
create function internal.deletions_left(bot_id bigint, chat_id bigint) returns integer
language sql stable
set search_path = ''
as $$
    select count(*)::integer
    from public.message_deletions as deletion
    where deletion.bot_id = deletions_left.bot_id
        and deletion.chat_id = deletions_left.chat_id
        and deletion.settled_at is null
$$;

-- Telegram answered for what the run holds. The result is one of the ledger's words, or cannot_be_deleted, which our own record
-- makes one of too_old, wrong_bot and not_enough_rights. Returns how many are left in the chat.
create function public.settle_deletions(
    bot_id bigint, chat_id bigint, holder text, result text, description text
) returns integer
language plpgsql
set search_path = ''
as $$
begin
    update public.message_deletions as deletion
    set result = case
            when settle_deletions.result = 'already_deleted' and deletion.unanswered > 0 then 'deleted'
            when settle_deletions.result = 'cannot_be_deleted' then coalesce(
                internal.reason_against_deleting(deletion.bot_id, deletion.chat_id, deletion.message_id),
                'not_enough_rights')
            else settle_deletions.result
        end,
        description = left(settle_deletions.description, 500),
        settled_at = now(), holder = null, lease_until = null
    where deletion.bot_id = settle_deletions.bot_id
        and deletion.chat_id = settle_deletions.chat_id
        and deletion.holder = settle_deletions.holder;
    return internal.deletions_left(settle_deletions.bot_id, settle_deletions.chat_id);
end
$$;

-- Nothing was deleted: what the run holds waits again, for a call of its own if they were refused together.
create function public.release_deletions(bot_id bigint, chat_id bigint, holder text, alone boolean) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    update public.message_deletions as deletion
    set alone = deletion.alone or release_deletions.alone, holder = null, lease_until = null
    where deletion.bot_id = release_deletions.bot_id
        and deletion.chat_id = release_deletions.chat_id
        and deletion.holder = release_deletions.holder;
    return found;
end
$$;

-- No answer came, or none that tells: what the run holds waits again, until so many calls stayed without one. Returns how many
-- are left in the chat.
create function public.doubt_deletions(
    bot_id bigint, chat_id bigint, holder text, description text, most_unanswered integer
) returns integer
language plpgsql
set search_path = ''
as $$
begin
    update public.message_deletions as deletion
    set unanswered = deletion.unanswered + 1, holder = null, lease_until = null,
        description = left(doubt_deletions.description, 500),
        result = case
            when deletion.unanswered + 1 >= doubt_deletions.most_unanswered then 'unreachable' else deletion.result
        end,
        settled_at = case when deletion.unanswered + 1 >= doubt_deletions.most_unanswered then now() end
    where deletion.bot_id = doubt_deletions.bot_id
        and deletion.chat_id = doubt_deletions.chat_id
        and deletion.holder = doubt_deletions.holder;
    return internal.deletions_left(doubt_deletions.bot_id, doubt_deletions.chat_id);
end
$$;

grant execute on function internal.want_deletion, public.delete_sent_message, public.delete_message, public.recall_broadcast,
    internal.delete_if_recalled, public.take_due_deletions, public.look_at_deletions, internal.reason_against_deleting,
    public.begin_deletions, internal.deletions_left, public.settle_deletions, public.release_deletions,
    public.doubt_deletions to service_role;
