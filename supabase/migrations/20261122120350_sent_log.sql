-- What was sent, for people: by its code, and as a log that is read from the first message to the last.

-- Every message that was sent to a group, with what became of the wish to delete it.
create view public.sent_log with (security_invoker = true) as
select sent.debug_code, sent.broadcast_id, sent.bot_id, sent.chat_id, managed.title as group_title, sent.message_id,
    sent.sent_at, sent.text, sent.photo,
    deletion.result as deletion, deletion.description as deletion_description, deletion.settled_at as deletion_settled_at
from public.sent_messages as sent
left join public.managed_groups as managed on managed.bot_id = sent.bot_id and managed.chat_id = sent.chat_id
left join public.message_deletions as deletion
    on deletion.bot_id = sent.bot_id and deletion.chat_id = sent.chat_id and deletion.message_id = sent.message_id;

comment on view public.sent_log is 'Every message that was sent to a group, and what became of its deletion.';

grant select on public.sent_log to service_role;

-- What a debug code stands for: a message that was sent, or one of which a broadcast's ledger knows no more than that. Nothing
-- if there is no such code.
create function public.find_debug_code(debug_code text) returns setof jsonb
language sql stable
set search_path = ''
as $$
    select to_jsonb(sent) || jsonb_build_object(
        'state', coalesce(delivery.state, 'sent'), 'begun_at', delivery.begun_at, 'reason', delivery.reason, 'description', delivery.description,
        'doubt', delivery.doubt)
    from public.sent_log as sent
    left join public.broadcast_deliveries as delivery on delivery.debug_code = sent.debug_code
    where sent.debug_code = find_debug_code.debug_code
    union all
    select jsonb_build_object(
        'debug_code', delivery.debug_code,
        'broadcast_id', delivery.broadcast_id,
        'bot_id', broadcast.bot_id,
        'chat_id', delivery.chat_id,
        'group_title', managed.title,
        'state', delivery.state,
        'begun_at', delivery.begun_at,
        'reason', delivery.reason,
        'description', delivery.description,
        'doubt', delivery.doubt)
    from public.broadcast_deliveries as delivery
    join public.broadcasts as broadcast on broadcast.id = delivery.broadcast_id
    left join public.managed_groups as managed
        on managed.bot_id = broadcast.bot_id and managed.chat_id = delivery.chat_id
    where delivery.debug_code = find_debug_code.debug_code
        and not exists (
            select from public.sent_messages as sent where sent.debug_code = find_debug_code.debug_code
        )
$$;

grant execute on function public.find_debug_code to service_role;
