-- A person started the bot. The effect is {"registered": true} for the job that made them known, false for later ones.
create function public.register_person(
    job_id text,
    bot_id bigint,
    user_id bigint,
    first_name text,
    last_name text default null,
    username text default null,
    language_code text default null
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    is_new boolean;
begin
    if not internal.begin_effect(register_person.job_id, 'register_person') then
        return internal.effect_of(register_person.job_id);
    end if;

    -- first the row, then its lock: of two jobs at once the second waits, and finds the person registered
    insert into public.people (bot_id, user_id)
    values (register_person.bot_id, register_person.user_id)
    on conflict on constraint people_pkey do nothing;

    select person.registered_at is null into is_new
    from public.people as person
    where person.bot_id = register_person.bot_id and person.user_id = register_person.user_id
    for update;

    update public.people as person
    set first_name = register_person.first_name,
        last_name = register_person.last_name,
        username = register_person.username,
        language_code = register_person.language_code,
        registered_at = coalesce(person.registered_at, now()),
        last_seen_at = now()
    where person.bot_id = register_person.bot_id and person.user_id = register_person.user_id;

    return internal.finish_effect(register_person.job_id, jsonb_build_object('registered', is_new));
end
$$;

-- A person blocked the bot, or came back. Facts may arrive in any order: the newest by Telegram's time, then by
-- update id, stays. The effect is {"applied": whether this one was the newest}.
create function public.set_person_blocked(
    job_id text,
    bot_id bigint,
    user_id bigint,
    blocked boolean,
    happened_at timestamptz,
    update_id bigint
) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
    if not internal.begin_effect(set_person_blocked.job_id, 'set_person_blocked') then
        return internal.effect_of(set_person_blocked.job_id);
    end if;

    insert into public.people as person (bot_id, user_id, blocked_at, block_known_at, block_known_update_id)
    values (
        set_person_blocked.bot_id,
        set_person_blocked.user_id,
        case when set_person_blocked.blocked then set_person_blocked.happened_at end,
        set_person_blocked.happened_at,
        set_person_blocked.update_id
    )
    on conflict on constraint people_pkey do update
    set blocked_at = excluded.blocked_at,
        block_known_at = excluded.block_known_at,
        block_known_update_id = excluded.block_known_update_id
    where person.block_known_at is null
        or (person.block_known_at, person.block_known_update_id)
            < (excluded.block_known_at, excluded.block_known_update_id);

    return internal.finish_effect(set_person_blocked.job_id, jsonb_build_object('applied', found));
end
$$;

grant execute on function public.register_person, public.set_person_blocked to service_role;
