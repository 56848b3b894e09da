-- Messages that are to be deleted, and what became of it. Who deletes is part of the key: in private chats and basic groups
-- each bot counts messages for itself.
--
--   pending ──▶ deleted | already_deleted | too_old | wrong_bot | not_enough_rights | chat_not_found | refused | unreachable
--                 for good                 └──────────────── asked for again: pending ─────────────────┘
create table public.message_deletions (
    bot_id bigint not null references public.bots (id),
    chat_id bigint not null,
    message_id bigint not null check (message_id between 1 and 2147483647),
    result text not null default 'pending' check (
        result in (
            'pending', 'deleted', 'already_deleted', 'too_old', 'wrong_bot', 'not_enough_rights', 'chat_not_found',
            'refused', 'unreachable'
        )
    ),
    description text,
    alone boolean not null default false,
    unanswered integer not null default 0 check (unanswered >= 0),
    holder text,
    lease_until timestamptz,
    due_at timestamptz not null default now(),
    times_queued integer not null default 0,
    requested_at timestamptz not null default now(),
    settled_at timestamptz,
    primary key (bot_id, chat_id, message_id),
    check ((result = 'pending') = (settled_at is null)),
    check ((holder is null) = (lease_until is null)),
    check (holder is null or result = 'pending')
);

comment on table public.message_deletions is 'Messages that are to be deleted, and what became of it.';
comment on column public.message_deletions.bot_id is 'Who deletes it.';
comment on column public.message_deletions.result is 'A stable word.';
comment on column public.message_deletions.description is 'The same in Telegram''s own words, or ours.';
comment on column public.message_deletions.alone is 'It was in a call for several that was refused: it gets a call of its own.';
comment on column public.message_deletions.unanswered is
    'Calls of which nobody knows what came: after one, a message that is not found was deleted by it.';
comment on column public.message_deletions.holder is 'The run of a job that is deleting it.';
comment on column public.message_deletions.lease_until is 'When a holder that said nothing must be dead.';
comment on column public.message_deletions.due_at is 'When a job is to be queued for it, again if it was before.';

create index message_deletions_due on public.message_deletions (due_at) where settled_at is null;
create index message_deletions_open on public.message_deletions (bot_id, chat_id, message_id) where settled_at is null;

alter table public.message_deletions enable row level security;
grant select, insert, update, delete on public.message_deletions to service_role;

alter table public.broadcasts
    add column recalled_at timestamptz,
    add column recalled_to timestamptz;

comment on column public.broadcasts.recalled_at is 'Since when everything that is sent of it is deleted.';
comment on column public.broadcasts.recalled_to is
    'The time of the last message up to which its messages are wanted back, page by page; null when all are.';

create index broadcasts_recalled_to on public.broadcasts (id) where recalled_to is not null;

-- How far a broadcast's recall is: messages by result, and as "unknown" those that may lie in a chat where nobody knows their
-- id; as "maybe_twice" those that were sent again, so that such a one may lie beside them. Null if it was not recalled.
create function internal.recall_results(broadcast public.broadcasts) returns jsonb
language sql stable
set search_path = ''
as $$
    select case when (recall_results.broadcast).recalled_at is not null then (
        select coalesce(jsonb_object_agg(sums.result, sums.number), '{}')
        from (
            select messages.result, count(*) as number
            from (
                select case
                    when deletion.result in ('deleted', 'already_deleted') then deletion.result
                    -- wanted, though the ledger has not come to say so
                    when sent.message_id is not null and sent.sent_at > (recall_results.broadcast).recalled_to then 'pending'
                    else coalesce(deletion.result, 'unknown')
                end as result
                from public.sent_messages as sent
                left join public.message_deletions as deletion
                    on deletion.bot_id = sent.bot_id
                    and deletion.chat_id = sent.chat_id
                    and deletion.message_id = sent.message_id
                where sent.broadcast_id = (recall_results.broadcast).id
                union all
                select case delivery.state when 'sent' then 'maybe_twice' else 'unknown' end
                from public.broadcast_deliveries as delivery
                where delivery.broadcast_id = (recall_results.broadcast).id
                    and (delivery.state = 'unknown' or (delivery.state in ('sent', 'pending') and delivery.resent))
            ) as messages
            group by messages.result
        ) as sums
    ) end
$$;

grant execute on function internal.recall_results to service_role;
