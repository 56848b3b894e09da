-- Who handles an update, while Redis is out and claims fall back to this database.
create table public.update_claims (
    key text primary key check (key <> ''),
    state text not null check (state in ('processing', 'done')),
    owner text,
    lease_until timestamptz,
    expires_at timestamptz not null,
    check (state = 'done' or (owner is not null and lease_until is not null))
);

comment on table public.update_claims is 'Who handles an update, while Redis is out.';
comment on column public.update_claims.owner is 'The invocation that holds the claim.';
comment on column public.update_claims.lease_until is 'A processing claim is free again after this.';

create index update_claims_expires_at on public.update_claims (expires_at);

alter table public.update_claims enable row level security;
grant select, insert, update, delete on public.update_claims to service_role;

-- The webhook's role: it may call the three functions below and nothing else, so a key that leaks from the public
-- edge opens no table. Roles belong to the whole cluster and outlive a database that is reset.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'claims') then
        create role claims nologin noinherit;
    end if;
end
$$;
grant claims to authenticator;
grant usage on schema public to claims;

-- Takes the claim: 'won'; or says who has it: 'done' (handled), 'held' (another is at it). The owner of a claim wins it
-- again, because the answer to the first call may have been lost. Runs as its owner, since claims may touch no table.
create function public.claim_update(key text, owner text, lease_ms integer) returns text
language plpgsql
security definer
set search_path = ''
as $$
declare
    lease_end constant timestamptz := now() + lease_ms * interval '1 millisecond';
    found_state text;
begin
    insert into public.update_claims as claim (key, state, owner, lease_until, expires_at)
    values (claim_update.key, 'processing', claim_update.owner, lease_end, lease_end)
    on conflict on constraint update_claims_pkey do update
    set state = 'processing',
        owner = excluded.owner,
        lease_until = excluded.lease_until,
        expires_at = excluded.expires_at
    where claim.expires_at <= now() or (claim.state = 'processing' and claim.owner = excluded.owner);
    if found then
        return 'won';
    end if;

    select claim.state into found_state from public.update_claims as claim where claim.key = claim_update.key;
    -- a claim released in this very moment may be gone: the next delivery will win it
    return case found_state when 'done' then 'done' else 'held' end;
end
$$;

-- The update's job is queued; for so long nobody wins its claim.
create function public.confirm_update(key text, ttl_seconds integer) returns void
language sql
security definer
set search_path = ''
as $$
    insert into public.update_claims as claim (key, state, expires_at)
    values (confirm_update.key, 'done', now() + confirm_update.ttl_seconds * interval '1 second')
    on conflict on constraint update_claims_pkey do update
    set state = 'done', owner = null, lease_until = null, expires_at = excluded.expires_at
$$;

-- Gives one's own claim back after a failure. True if there was one to give.
create function public.release_update(key text, owner text) returns boolean
language plpgsql
security definer
set search_path = ''
as $$
begin
    delete from public.update_claims as claim
    where claim.key = release_update.key and claim.owner = release_update.owner and claim.state = 'processing';
    return found;
end
$$;

grant execute on function public.claim_update, public.confirm_update, public.release_update to claims, service_role;
