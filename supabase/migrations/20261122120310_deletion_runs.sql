-- Deleting messages that somebody wants deleted: a look every second queues a job for each chat that has some; a run of it begins
-- some of them, makes one call, and settles them. As with deliveries, a run says who it is (holder): a call whose answer was
-- lost can be repeated, and a run that was thought dead changes nothing.

-- Looks at up to so many messages that are due, and says how many these were ("messages") and for which chats to queue a job
-- ("chats"), each to one caller. A chat whose messages are still there after the given time comes again, after twice the time
-- each time: its job is lost, or waits behind many. Those of a paused bot are looked at again after that time, those of a
-- revoked one never: nobody will delete them.
create function public.take_due_deletions(most integer, stalled_seconds integer) returns jsonb
language sql
set search_path = ''
as $$
    with due as (
        select waiting.bot_id, waiting.chat_id, waiting.message_id, bot.state as bot_state
        from public.message_deletions as waiting
        join public.bots as bot on bot.id = waiting.bot_id
        where waiting.settled_at is null and waiting.due_at <= now()
        order by waiting.due_at
        limit take_due_deletions.most
        for update of waiting skip locked
    ), ended as (
        update public.message_deletions as deletion
        set result = 'unreachable', description = 'the bot is revoked', settled_at = now(), holder = null, lease_until = null
        from due
        where due.bot_state = 'revoked'
            and deletion.bot_id = due.bot_id
            and deletion.chat_id = due.chat_id
            and deletion.message_id = due.message_id
    ), put_off as (
        update public.message_deletions as deletion
        set due_at = now() + make_interval(secs => take_due_deletions.stalled_seconds
                * case due.bot_state when 'active' then (2 ^ least(deletion.times_queued, 6))::integer else 1 end),
            times_queued = deletion.times_queued + case due.bot_state when 'active' then 1 else 0 end
        from due
        where due.bot_state <> 'revoked'
            and deletion.bot_id = due.bot_id
            and deletion.chat_id = due.chat_id
            and deletion.message_id = due.message_id
    )
    select jsonb_build_object(
        'messages', count(*),
        'chats', coalesce(
            jsonb_agg(distinct jsonb_build_object('bot_id', due.bot_id, 'chat_id', due.chat_id))
                filter (where due.bot_state = 'active'),
            '[]'))
    from due
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
        and deletion.settled_at is null
        and deletion.holder <> begin_deletions.holder;
    if held_until > now() then
        return jsonb_build_object('verdict', 'held', 'until', held_until);
    end if;
    -- who held them died: before its call or after it
    update public.message_deletions as deletion
    set unanswered = deletion.unanswered + 1, holder = null, lease_until = null
    where deletion.bot_id = begin_deletions.bot_id
        and deletion.chat_id = begin_deletions.chat_id
        and deletion.settled_at is null
        and deletion.holder <> begin_deletions.holder;

    -- held by the asker itself, who did not hear that
    select array_agg(deletion.message_id order by deletion.message_id) into chosen
    from public.message_deletions as deletion
    where deletion.bot_id = begin_deletions.bot_id
        and deletion.chat_id = begin_deletions.chat_id
        and deletion.settled_at is null
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
        and deletion.settled_at is null
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
        and deletion.settled_at is null
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
        and deletion.settled_at is null
        and deletion.holder = doubt_deletions.holder;
    return internal.deletions_left(doubt_deletions.bot_id, doubt_deletions.chat_id);
end
$$;

grant execute on function public.take_due_deletions, public.look_at_deletions, internal.reason_against_deleting,
    public.begin_deletions, internal.deletions_left, public.settle_deletions, public.release_deletions,
    public.doubt_deletions to service_role;
