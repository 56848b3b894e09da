-- The wish to delete messages: by their code, their place or their broadcast. What follows from it stands in the next file.

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
-- again, it tries again what could not be deleted. Only its row changes here, however much was sent: want_recalled follows.
create function public.recall_broadcast(broadcast_id uuid) returns setof jsonb
language plpgsql
set search_path = ''
as $$
begin
    perform internal.end_broadcast(recall_broadcast.broadcast_id);
    -- from here on who settles a delivery as sent waits, and finds it recalled; who did before is found by want_recalled
    update public.broadcasts as broadcast
    set recalled_at = coalesce(broadcast.recalled_at, now()), recalled_to = '-infinity'
    where broadcast.id = recall_broadcast.broadcast_id;
    return query select public.broadcast_progress(recall_broadcast.broadcast_id);
end
$$;

-- Wants up to so many messages of recalled broadcasts deleted, the next of each, and returns how many. Those of one moment go
-- together, also if they are a few more.
create function public.want_recalled(most integer) returns integer
language plpgsql
set search_path = ''
as $$
declare
    broadcast public.broadcasts;
    wanted integer := 0;
    page integer;
    up_to timestamptz;
begin
    for broadcast in
        select known.* from public.broadcasts as known where known.recalled_to is not null for no key update skip locked
    loop
        select count(*), max(next.sent_at) into page, up_to
        from (
            select sent.sent_at
            from public.sent_messages as sent
            where sent.broadcast_id = broadcast.id and sent.sent_at > broadcast.recalled_to
            order by sent.sent_at
            limit most - wanted
        ) as next;
        perform internal.want_deletion(sent.bot_id, sent.chat_id, sent.message_id)
        from public.sent_messages as sent
        where sent.broadcast_id = broadcast.id
            and sent.sent_at > broadcast.recalled_to
            and sent.sent_at <= up_to
            and sent.message_id is not null
        order by sent.bot_id, sent.chat_id, sent.message_id;
        wanted := wanted + page;
        update public.broadcasts as known
        set recalled_to = case when wanted = most then up_to end
        where known.id = broadcast.id;
        exit when wanted = most;
    end loop;
    return wanted;
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

grant execute on function internal.want_deletion, public.delete_sent_message, public.delete_message, public.recall_broadcast,
    public.want_recalled, internal.delete_if_recalled to service_role;
