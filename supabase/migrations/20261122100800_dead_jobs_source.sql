-- Where a dead job came from; until now only the dead-letter queue was kept, under a comment that said otherwise.

alter table public.dead_jobs add column source_queue text;
-- of earlier ones the family is known
update public.dead_jobs set source_queue = regexp_replace(queue, '_dlq$', '');
alter table public.dead_jobs
    alter column source_queue set not null,
    add constraint dead_jobs_source_queue_check check (source_queue <> '');

comment on column public.dead_jobs.queue is 'The dead-letter queue that its message waits in.';
comment on column public.dead_jobs.source_queue is
    'The queue that the job came from, ''ingress'' if it was sent to the dead-letter queue at once, or the family of its '
    'queues if the message cannot be read.';
comment on column public.dead_jobs.message_id is 'SQS''s id of the message in the dead-letter queue.';

-- Another signature is another function.
drop function public.record_dead_job(
    text, text, text, text, text, text, bigint, bigint, bigint, text, text, text, jsonb, timestamptz
);

-- True the first time; told again of the same message, it keeps what it has.
create function public.record_dead_job(
    queue text,
    message_id text,
    source_queue text,
    reason text,
    body text,
    job_id text default null,
    kind text default null,
    bot_id bigint default null,
    chat_id bigint default null,
    user_id bigint default null,
    error_class text default null,
    error_message text default null,
    fingerprint text default null,
    attempts jsonb default '[]',
    died_at timestamptz default now()
) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    insert into public.dead_jobs (
        queue, message_id, source_queue, reason, body, job_id, kind, bot_id, chat_id, user_id,
        error_class, error_message, fingerprint, attempts, died_at
    )
    values (
        record_dead_job.queue,
        record_dead_job.message_id,
        record_dead_job.source_queue,
        record_dead_job.reason,
        record_dead_job.body,
        record_dead_job.job_id,
        record_dead_job.kind,
        record_dead_job.bot_id,
        record_dead_job.chat_id,
        record_dead_job.user_id,
        record_dead_job.error_class,
        record_dead_job.error_message,
        record_dead_job.fingerprint,
        record_dead_job.attempts,
        record_dead_job.died_at
    )
    on conflict on constraint dead_jobs_queue_message_id_key do nothing;
    return found;
end
$$;

-- 20261122100000_close_by_default.sql has taken everybody else's right to new functions
grant execute on function public.record_dead_job to service_role;
