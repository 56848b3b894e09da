-- How long things are kept, all of them. Each purge below deletes up to so many rows, and says how many. Workers call each by
-- itself, every hour, until nothing is left: one that fails stops no other. They may be called by several at once.

-- Claims are kept until they expire.
create function public.purge_claims(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.update_claims as claim
        where claim.key in (
            select old.key from public.update_claims as old
            where old.expires_at <= now()
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

-- Effects are kept for 8 days, longer than any message of the job can come again (Telegram delivers for 24 h, the queues keep
-- a message for 4 days), and for as long as the job may be replayed: while it is dead, and 8 days from its replay on. Longer
-- would be wrong: after a week without updates Telegram goes on at a random update_id, and a job whose id has an effect
-- already would do nothing.
create function internal.may_be_replayed(job_id text) returns boolean
language sql stable
set search_path = ''
as $$
    -- a job's later effects carry its id and a suffix
    select exists (
        select from public.dead_jobs as dead
        where dead.job_id in (may_be_replayed.job_id, split_part(may_be_replayed.job_id, '/', 1))
            and (dead.state = 'dead' or dead.resolved_at > now() - interval '8 days')
    )
$$;

create function public.purge_effects(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.job_effects as done
        where done.job_id in (
            select old.job_id from public.job_effects as old
            where old.created_at < now() - interval '8 days' and not internal.may_be_replayed(old.job_id)
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

-- The ledger's lines stay; which job wrote them is forgotten when the job's effect is.
create function public.purge_point_jobs(most integer) returns integer
language sql
set search_path = ''
as $$
    with forgotten as (
        update public.point_entries as entry
        set job_id = null
        where entry.id in (
            select old.id from public.point_entries as old
            where old.job_id is not null
                and old.created_at < now() - interval '8 days'
                and not exists (select from public.job_effects as done where done.job_id = old.job_id)
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from forgotten
$$;

-- Dead jobs are kept for 30 days after they were replayed or discarded, for 90 days if nobody cared (their message is in the
-- dead-letter queue for 14 days).
create function public.purge_dead_jobs(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.dead_jobs as dead
        where dead.id in (
            select old.id from public.dead_jobs as old
            where old.resolved_at < now() - interval '30 days'
                or (old.resolved_at is null and old.died_at < now() - interval '90 days')
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

-- Who is live no more is forgotten at once.
create function public.purge_live_users(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.live_users as one
        where one.username in (
            select old.username from public.live_users as old
            where old.expires_at <= now()
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

-- Views are kept for 30 days: so long their buttons get the answer that the list is over.
create function public.purge_live_views(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.live_views as view
        where view.id in (
            select old.id from public.live_views as old
            where old.created_at < now() - interval '30 days'
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

-- Activity is kept for 400 days, so that a day can be compared with that of the year before.
create function public.purge_activity(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.user_activity as active
        where active.ctid in (
            select old.ctid from public.user_activity as old
            where old.day < (now() at time zone 'UTC')::date - 400
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

-- A broadcast that ended is kept with its ledger for 90 days: so long it shows whom it did not reach, and why. What it sent
-- stays in sent_messages, which is the record, and is never deleted. A draft stays until somebody schedules or deletes it.
create function public.purge_deliveries(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.broadcast_deliveries as delivery
        where delivery.ctid in (
            select old.ctid
            from public.broadcasts as broadcast
            join public.broadcast_deliveries as old on old.broadcast_id = broadcast.id
            where broadcast.finished_at < now() - interval '90 days'
            limit most for update of old skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

-- With all its deliveries a broadcast could be too much for one call: they go first.
create function public.purge_broadcasts(most integer) returns integer
language sql
set search_path = ''
as $$
    with purged as (
        delete from public.broadcasts as broadcast
        where broadcast.id in (
            select old.id from public.broadcasts as old
            where old.finished_at < now() - interval '90 days'
                and not exists (
                    select from public.broadcast_deliveries as delivery where delivery.broadcast_id = old.id
                )
            limit most for update skip locked
        )
        returning 1
    )
    select count(*)::integer from purged
$$;

grant execute on function internal.may_be_replayed, public.purge_claims, public.purge_effects, public.purge_point_jobs,
    public.purge_dead_jobs, public.purge_live_users, public.purge_live_views, public.purge_activity, public.purge_deliveries,
    public.purge_broadcasts to service_role;
