-- A job that was given up: what lists and filters read. The message itself waits in the dead-letter queue.
create table public.dead_jobs (
    id bigint generated always as identity primary key,
    queue text not null check (queue <> ''),
    message_id text not null check (message_id <> ''),
    source_queue text not null check (source_queue <> ''),
    job_id text,
    kind text,
    bot_id bigint,
    chat_id bigint,
    user_id bigint,
    error_class text,
    error_message text not null check (error_message <> ''),
    fingerprint text,
    attempts jsonb not null default '[]' check (jsonb_typeof(attempts) = 'array'),
    body text not null,
    state text not null default 'dead' check (state in ('dead', 'replayed', 'discarded')),
    died_at timestamptz not null default now(),
    resolved_at timestamptz,
    unique (queue, message_id),
    check ((state = 'dead') = (resolved_at is null))
);

comment on table public.dead_jobs is 'A job that was given up; its message waits in the dead-letter queue.';
comment on column public.dead_jobs.queue is 'The dead-letter queue that its message waits in.';
comment on column public.dead_jobs.message_id is 'SQS''s id of the message in the dead-letter queue.';
comment on column public.dead_jobs.source_queue is
    'The queue that the job came from, ''ingress'' if it was sent to the dead-letter queue at once, or the family of its '
    'queues if the message cannot be read.';
comment on column public.dead_jobs.body is
    'The message for operators to look at: in place of what people wrote and are called it says how long that was. The whole '
    'message, which a replay takes, is in the dead-letter queue.';
comment on column public.dead_jobs.job_id is 'Null, as kind and the ids are, when the message could not be read.';
comment on column public.dead_jobs.fingerprint is 'The same for deaths of one cause.';
comment on column public.dead_jobs.attempts is 'One object for each attempt: its time, its worker, its error.';
comment on column public.dead_jobs.resolved_at is 'When it was replayed or discarded.';

create index dead_jobs_resolved_at on public.dead_jobs (resolved_at);
create index dead_jobs_state_died_at on public.dead_jobs (state, died_at desc);
create index dead_jobs_fingerprint on public.dead_jobs (fingerprint);
create index dead_jobs_job_id on public.dead_jobs (job_id);

alter table public.dead_jobs enable row level security;
grant select, insert, update, delete on public.dead_jobs to service_role;

-- True the first time; told again of the same message, it keeps what it has.
create function public.record_dead_job(
    queue text,
    message_id text,
    source_queue text,
    error_message text,
    body text,
    job_id text default null,
    kind text default null,
    bot_id bigint default null,
    chat_id bigint default null,
    user_id bigint default null,
    error_class text default null,
    fingerprint text default null,
    attempts jsonb default '[]',
    died_at timestamptz default now()
) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    insert into public.dead_jobs (
        queue, message_id, source_queue, error_message, body, job_id, kind, bot_id, chat_id, user_id,
        error_class, fingerprint, attempts, died_at
    )
    values (
        record_dead_job.queue,
        record_dead_job.message_id,
        record_dead_job.source_queue,
        record_dead_job.error_message,
        record_dead_job.body,
        record_dead_job.job_id,
        record_dead_job.kind,
        record_dead_job.bot_id,
        record_dead_job.chat_id,
        record_dead_job.user_id,
        record_dead_job.error_class,
        record_dead_job.fingerprint,
        record_dead_job.attempts,
        record_dead_job.died_at
    )
    on conflict on constraint dead_jobs_queue_message_id_key do nothing;
    return found;
end
$$;

grant execute on function public.record_dead_job to service_role;
