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

grant execute on function public.set_person_blocked to service_role;
