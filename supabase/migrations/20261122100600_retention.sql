-- How long things are kept. Claims: until they expire. Effects: 8 days, longer than any message of the job can come again
-- (Telegram delivers for 24 h, the queues keep a message for 4 days), and for as long as the job may be replayed: while it
-- is dead, and 8 days from its replay on. Longer would be wrong: after a week without updates Telegram goes on at a random
-- update_id, and a job whose id has an effect already would do nothing. Dead jobs carry private messages: 30 days after
-- they were replayed or discarded; 90 days if nobody cared (their message is in the dead-letter queue for 14 days).

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

-- Deletes what has been kept long enough, up to ten thousand rows of each table, and says how many: little enough for one
-- call. May be called by several at once. Workers call it every hour until nothing is left to delete.
create function public.purge_expired() returns integer
language plpgsql
set search_path = ''
as $$
declare
    most constant integer := 10000;
    purged integer;
    total integer := 0;
begin
    delete from public.update_claims as claim
    where claim.key in (
        select old.key from public.update_claims as old where old.expires_at <= now() limit most for update skip locked
    );
    get diagnostics purged = row_count;
    total := total + purged;

    delete from public.job_effects as done
    where done.job_id in (
        select old.job_id from public.job_effects as old
        where old.created_at < now() - interval '8 days' and not internal.may_be_replayed(old.job_id)
        limit most for update skip locked
    );
    get diagnostics purged = row_count;
    total := total + purged;

    delete from public.dead_jobs as dead
    where dead.id in (
        select old.id from public.dead_jobs as old
        where old.resolved_at < now() - interval '30 days'
            or (old.resolved_at is null and old.died_at < now() - interval '90 days')
        limit most for update skip locked
    );
    get diagnostics purged = row_count;
    return total + purged;
end
$$;

grant execute on function internal.may_be_replayed, public.purge_expired to service_role;
