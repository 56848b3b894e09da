-- A bot that the fleet runs.
create table public.bots (
    id bigint primary key check (id > 0),
    username text not null check (username <> ''),
    role text not null check (role in ('main', 'group', 'sender', 'clone')),
    state text not null default 'active' check (state in ('active', 'paused', 'revoked')),
    token_ciphertext text not null check (token_ciphertext <> ''),
    token_key_id text not null check (token_key_id <> ''),
    dead_ciphertext text,
    connected boolean not null default true,
    owner_id bigint check (owner_id > 0),
    paused_by_owner boolean not null default false,
    created_at timestamptz not null default now(),
    check (owner_id is null or role = 'clone')
);

comment on table public.bots is 'A bot that the fleet runs.';
comment on column public.bots.id is 'Telegram''s id of the bot, the number before the colon in its token.';
comment on column public.bots.token_ciphertext is 'The token under AES-256-GCM, base64; never in the clear.';
comment on column public.bots.token_key_id is 'Which of the workers'' keys encrypted the token.';
comment on column public.bots.dead_ciphertext is
    'The token_ciphertext of a token that Telegram knows no more: the token is dead while the two are the same.';
comment on column public.bots.connected is 'Whether Telegram took the webhook when it was set last.';
comment on column public.bots.owner_id is 'Telegram''s id of the person who brought this clone; null for the fleet''s own bots.';
comment on column public.bots.paused_by_owner is 'Whether its owner paused it; what an admin paused its owner cannot wake.';

create index bots_owner on public.bots (owner_id) where owner_id is not null;

alter table public.bots enable row level security;
grant select, insert, update, delete on public.bots to service_role;

-- A person as one bot knows them. Two bots share nothing: a clone's owner must not see another bot's people.
create table public.people (
    bot_id bigint not null references public.bots (id),
    user_id bigint not null check (user_id > 0),
    first_name text not null default '',
    last_name text,
    username text,
    language_code text,
    subscription text check (subscription <> ''),
    registered_at timestamptz,
    last_seen_at timestamptz,
    blocked_at timestamptz,
    block_known_at timestamptz,
    block_known_update_id bigint,
    created_at timestamptz not null default now(),
    primary key (bot_id, user_id)
);

comment on table public.people is 'A person as one bot knows them.';
comment on column public.people.registered_at is 'When the person first started the bot; null when only heard of.';
comment on column public.people.subscription is 'What the old system says they subscribed to: shown to them, and of no effect here.';
comment on column public.people.blocked_at is 'Since when the person is gone: blocked the bot, or deleted their account; null when they are not.';
comment on column public.people.block_known_at is 'Time of the newest fact behind blocked_at, in whole seconds as Telegram''s.';
comment on column public.people.block_known_update_id is 'Orders facts of the same second.';

alter table public.people enable row level security;
grant select, insert, update, delete on public.people to service_role;
