-- What is sent to groups. Every message is a delivery of a broadcast, if only to one chat, so that nothing is sent without a
-- row that says so.
--
--   draft ──schedule──▶ scheduled ──due──▶ running ──all settled──▶ done
--                          │                │ ▲
--                          │           pause▼ │resume
--                          │              paused          cancelled: from every state before done
--                          └──content refused──▶ refused
create table public.broadcasts (
    id uuid primary key default gen_random_uuid(),
    bot_id bigint not null references public.bots (id),
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    targets jsonb not null check (jsonb_typeof(targets) = 'object'),
    priority text not null default 'low' check (priority in ('low', 'normal', 'high')),
    unknown_policy text not null default 'skip' check (unknown_policy in ('skip', 'resend')),
    state text not null default 'draft' check (
        state in ('draft', 'scheduled', 'running', 'paused', 'cancelled', 'done', 'refused')
    ),
    refusal text,
    refusal_detail text,
    preview_of uuid references public.broadcasts (id) on delete set null,
    scheduled_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    queue_round integer not null default 0,
    queued_to bigint,
    queued_all boolean not null default false,
    looked_at timestamptz,
    photo_host_misses integer not null default 0,
    created_at timestamptz not null default now(),
    check ((state = 'refused') = (refusal is not null)),
    check (state not in ('scheduled', 'running', 'paused', 'done') or scheduled_at is not null)
);

comment on table public.broadcasts is 'What is sent to groups, and how far it is.';
comment on column public.broadcasts.content is 'What each chat gets: text, photo, parse_mode, keyboard.';
comment on column public.broadcasts.targets is
    'Who gets it: {"all": true}, {"title_contains": "...", "active_since": "..."}, or {"chats": [...]}.';
comment on column public.broadcasts.unknown_policy is
    'What becomes of a message of which nobody can tell whether it arrived: sent again, or left.';
comment on column public.broadcasts.queue_round is
    'Counts how often its jobs were queued from the start; who queues for an earlier round is late.';
comment on column public.broadcasts.queued_to is 'The last chat whose job is queued, in the order of chat_id.';
comment on column public.broadcasts.looked_at is 'When its jobs were queued last, by whoever found it due.';

comment on column public.broadcasts.photo_host_misses is 'How often its photo''s host had no address when it was due.';

create index broadcasts_due on public.broadcasts (scheduled_at)
    where state in ('scheduled', 'running');

alter table public.broadcasts enable row level security;
grant select, insert, update, delete on public.broadcasts to service_role;

-- One message to one chat.
--
--   pending ──▶ sending ──▶ sent | failed | skipped
--      ▲          │ └─nobody knows─▶ unknown ──policy──▶ sending, or unknown for good
--      └─refused──┘ (429, no connection: nothing was done)
--
-- A run that was thought dead may still tell: "sent" wins over everything else.
create table public.broadcast_deliveries (
    broadcast_id uuid not null references public.broadcasts (id) on delete cascade,
    chat_id bigint not null,
    state text not null default 'pending' check (
        state in ('pending', 'sending', 'sent', 'failed', 'skipped', 'unknown')
    ),
    debug_code text unique,
    message_id bigint,
    reason text,
    description text,
    doubt text check (doubt in ('finder_unavailable_left', 'finder_unavailable_resent', 'not_found_resent')),
    attempts integer not null default 0 check (attempts >= 0),
    resent boolean not null default false,
    holder text,
    lease_until timestamptz,
    photo_refused boolean not null default false,
    photo_host_misses integer not null default 0,
    settled_by text,
    settled_at timestamptz,
    tell_user_id bigint,
    primary key (broadcast_id, chat_id),
    check (state <> 'sending' or holder is not null),
    check (state in ('sending', 'unknown') or holder is null),
    check (state <> 'sending' or lease_until is not null),
    check (state not in ('sent', 'failed', 'skipped') or settled_at is not null)
);

comment on table public.broadcast_deliveries is 'The ledger of what was sent to which chat.';
comment on column public.broadcast_deliveries.debug_code is 'What stands at the end of the message, to find it by.';
comment on column public.broadcast_deliveries.reason is 'Why it failed, was skipped or is unknown; a stable word.';
comment on column public.broadcast_deliveries.description is 'The same in Telegram''s own words, or ours.';
comment on column public.broadcast_deliveries.doubt is
    'What was done when nobody knew whether it had arrived: whether it could be looked for, and what followed.';
comment on column public.broadcast_deliveries.resent is
    'It was in doubt and sent again: the group may have it more than once.';
comment on column public.broadcast_deliveries.holder is
    'The run of a job that is sending it, or was when it became unknown.';
comment on column public.broadcast_deliveries.lease_until is 'When a holder that said nothing must be dead.';
comment on column public.broadcast_deliveries.photo_refused is 'It goes as a text: the chat, or nobody, takes its photo.';
comment on column public.broadcast_deliveries.photo_host_misses is
    'How often its photo''s host had no address when it was to be sent.';
comment on column public.broadcast_deliveries.settled_at is
    'When it came to its end; an unknown one has an end when the policy leaves it.';
comment on column public.broadcast_deliveries.tell_user_id is
    'Who is to be told that the group ended with this failure, as long as the job may come again.';

create index broadcast_deliveries_open on public.broadcast_deliveries (broadcast_id, chat_id) where settled_at is null;
create index broadcast_deliveries_settled on public.broadcast_deliveries (broadcast_id, settled_at);

alter table public.broadcast_deliveries enable row level security;
grant select, insert, update, delete on public.broadcast_deliveries to service_role;

-- Every message that was sent to a group, whatever becomes of its broadcast. It is the record: look-ups and exports go by it, and
-- a code that stands here is never drawn again. So nothing is deleted from it.
create table public.sent_messages (
    debug_code text primary key,
    bot_id bigint not null references public.bots (id),
    chat_id bigint not null,
    message_id bigint,
    broadcast_id uuid references public.broadcasts (id) on delete set null,
    text text not null,
    photo text,
    sent_at timestamptz not null default now()
);

comment on table public.sent_messages is 'Every message that was sent to a group.';
comment on column public.sent_messages.chat_id is
    'Where it is: the group''s id when it was sent, also if it has become a supergroup since.';
comment on column public.sent_messages.message_id is 'Null if Telegram''s answer could not be read.';
comment on column public.sent_messages.text is 'As it was shown, without the debug code.';

create index sent_messages_chat on public.sent_messages (bot_id, chat_id, message_id);
create index sent_messages_sent_at on public.sent_messages (sent_at, debug_code);

alter table public.sent_messages enable row level security;
grant select, insert, update, delete on public.sent_messages to service_role;

-- What sending needs to know of a group, and what it learnt.
alter table public.managed_groups
    add column final_message_allowed boolean not null default true,
    add column text_only boolean not null default false,
    add column send_failures integer not null default 0 check (send_failures >= 0),
    add column photo_failures integer not null default 0 check (photo_failures >= 0);

comment on column public.managed_groups.final_message_allowed is 'Whether broadcasts may be sent to it.';
comment on column public.managed_groups.text_only is 'It refused three photos in a row: it gets their captions as texts.';
comment on column public.managed_groups.send_failures is 'Messages in a row that failed by the group''s own fault.';

-- Groups that became supergroups, for jobs that were queued with the old id.
create table public.group_migrations (
    bot_id bigint not null,
    old_chat_id bigint not null,
    new_chat_id bigint not null,
    migrated_at timestamptz not null default now(),
    primary key (bot_id, old_chat_id)
);

comment on table public.group_migrations is 'Which supergroup a group became.';

create index group_migrations_new on public.group_migrations (bot_id, new_chat_id);

alter table public.group_migrations enable row level security;
grant select, insert, update, delete on public.group_migrations to service_role;
