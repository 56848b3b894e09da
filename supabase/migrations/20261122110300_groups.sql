-- What admins do with a bot in their group: /init registers it, and /activate gives one admin unlimited points for as long
-- as the group is active. Whether somebody is an admin, and what the bot may do there, the worker has asked Telegram before.

-- Keeps what a group is answered. The effect is {"verdict": what became of the command, "missing": the rights that the bot
-- lacks, "language": the one that the person chose, or null}.
create function internal.finish_group_command(
    job_id text, asker public.people, verdict text, missing text[] default '{}'
) returns jsonb
language sql
set search_path = ''
as $$
    select internal.finish_effect(
        finish_group_command.job_id,
        jsonb_build_object(
            'verdict', finish_group_command.verdict,
            'missing', to_jsonb(finish_group_command.missing),
            'language', (finish_group_command.asker).language))
$$;

-- A command that came to nothing by what Telegram says.
create function public.refuse_group_command(
    job_id text, contact public.contact, command text, verdict text, missing text[]
) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
    if not internal.begin_effect(refuse_group_command.job_id, refuse_group_command.command) then
        return internal.effect_of(refuse_group_command.job_id);
    end if;
    return internal.finish_group_command(
        refuse_group_command.job_id,
        internal.meet(refuse_group_command.job_id, contact),
        refuse_group_command.verdict,
        refuse_group_command.missing);
end
$$;

-- An admin registers a group, for the first time or after it ended. The verdict is registered or already_active.
create function public.register_group(
    job_id text, contact public.contact, chat_id bigint, title text
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    asker public.people;
    state_before text;
begin
    if not internal.begin_effect(register_group.job_id, 'init') then
        return internal.effect_of(register_group.job_id);
    end if;
    asker := internal.meet(register_group.job_id, contact);

    insert into public.managed_groups as managed (bot_id, chat_id, title, registered_by)
    values (contact.bot_id, register_group.chat_id, left(register_group.title, 255), contact.user_id)
    on conflict on constraint managed_groups_pkey do update set title = excluded.title
    returning managed.state into state_before;

    update public.managed_groups as managed
    set state = 'registered',
        inactive_reason = null,
        registered_by = contact.user_id,
        registered_at = now(),
        activated_by = null,
        activated_at = null
    where managed.bot_id = contact.bot_id
        and managed.chat_id = register_group.chat_id
        and managed.state = 'inactive';
    return internal.finish_group_command(
        register_group.job_id, asker, case state_before when 'active' then 'already_active' else 'registered' end);
end
$$;

-- An admin asks for a group's unlimited points. The first who does so has them; another can have them only after the group
-- ended and was registered again. The verdict is activated, already_active (another has them), not_registered, or
-- not_started for whom the bot does not know.
create function public.activate_group(
    job_id text, contact public.contact, chat_id bigint, title text
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    asker public.people;
    managed public.managed_groups;
    verdict text;
begin
    if not internal.begin_effect(activate_group.job_id, 'activate') then
        return internal.effect_of(activate_group.job_id);
    end if;
    asker := internal.meet(activate_group.job_id, contact);

    -- of two admins at once the second waits here, and finds the group active
    select known.* into managed
    from public.managed_groups as known
    where known.bot_id = contact.bot_id and known.chat_id = activate_group.chat_id
    for update;

    verdict := case
        when managed.state is null or managed.state = 'inactive' then 'not_registered'
        when managed.state = 'active' and managed.activated_by <> contact.user_id then 'already_active'
        when asker.user_id is null then 'not_started'
        else 'activated'
    end;
    if verdict = 'activated' then
        update public.managed_groups as known
        set title = left(activate_group.title, 255),
            state = 'active',
            activated_by = contact.user_id,
            activated_at = coalesce(known.activated_at, now()),
            checked_at = now()
        where known.bot_id = contact.bot_id and known.chat_id = activate_group.chat_id;
    end if;
    return internal.finish_group_command(activate_group.job_id, asker, verdict);
end
$$;

-- A group ended: the bot is gone from it, or may not do there what it is for. The effect is {"lost_by": who had unlimited
-- points by it, or null}.
create function public.deactivate_group(job_id text, bot_id bigint, chat_id bigint, reason text) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    managed public.managed_groups;
begin
    if not internal.begin_effect(deactivate_group.job_id, 'deactivate_group') then
        return internal.effect_of(deactivate_group.job_id);
    end if;
    select known.* into managed
    from public.managed_groups as known
    where known.bot_id = deactivate_group.bot_id and known.chat_id = deactivate_group.chat_id
    for update;

    update public.managed_groups as known
    set state = 'inactive', inactive_reason = deactivate_group.reason
    where known.bot_id = managed.bot_id and known.chat_id = managed.chat_id and known.state <> 'inactive';
    return internal.finish_effect(
        deactivate_group.job_id,
        jsonb_build_object('lost_by', case managed.state when 'active' then managed.activated_by end));
end
$$;

-- A group became a supergroup, and has another id. If the supergroup was registered before this was known, the one of the
-- two that is active stays, the supergroup if both are. The effect is that of deactivate_group.
create function public.migrate_group(
    job_id text, bot_id bigint, chat_id bigint, new_chat_id bigint
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    old_group public.managed_groups;
    new_group public.managed_groups;
    lost_by bigint;
begin
    if not internal.begin_effect(migrate_group.job_id, 'migrate_group') then
        return internal.effect_of(migrate_group.job_id);
    end if;
    perform internal.migrate_deliveries(migrate_group.bot_id, migrate_group.chat_id, migrate_group.new_chat_id);
    perform internal.migrate_live_bans(migrate_group.chat_id, migrate_group.new_chat_id);
    select known.* into old_group
    from public.managed_groups as known
    where known.bot_id = migrate_group.bot_id and known.chat_id = migrate_group.chat_id
    for update;
    select known.* into new_group
    from public.managed_groups as known
    where known.bot_id = migrate_group.bot_id and known.chat_id = migrate_group.new_chat_id
    for update;

    if new_group.state = 'active' or (new_group.state is not null and old_group.state <> 'active') then
        delete from public.managed_groups as known
        where known.bot_id = old_group.bot_id and known.chat_id = old_group.chat_id;
        if old_group.state = 'active' and old_group.activated_by <> new_group.activated_by then
            lost_by := old_group.activated_by;
        end if;
    elsif old_group.state is not null then
        delete from public.managed_groups as known
        where known.bot_id = new_group.bot_id and known.chat_id = new_group.chat_id;
        update public.managed_groups as known
        set chat_id = migrate_group.new_chat_id
        where known.bot_id = old_group.bot_id and known.chat_id = old_group.chat_id;
    end if;
    -- whoever wanted no broadcasts wants none in the group's other half either
    update public.managed_groups as known
    set final_message_allowed = false
    where known.bot_id = migrate_group.bot_id
        and known.chat_id = migrate_group.new_chat_id
        and not (coalesce(old_group.final_message_allowed, true) and coalesce(new_group.final_message_allowed, true));
    return internal.finish_effect(migrate_group.job_id, jsonb_build_object('lost_by', lost_by));
end
$$;

-- Hands out active groups that nobody looked at for ten minutes, the longest waiting first, each to one caller.
create function public.take_due_groups(most integer)
returns table (bot_id bigint, chat_id bigint, checked_at timestamptz)
language sql
set search_path = ''
as $$
    update public.managed_groups as managed
    set checked_at = now()
    from (
        select due.bot_id, due.chat_id
        from public.managed_groups as due
        where due.state = 'active' and (due.checked_at is null or due.checked_at < now() - interval '10 minutes')
        order by due.checked_at nulls first
        limit take_due_groups.most
        for update skip locked
    ) as taken
    where managed.bot_id = taken.bot_id and managed.chat_id = taken.chat_id
    returning managed.bot_id, managed.chat_id, managed.checked_at
$$;

grant execute on function internal.finish_group_command, public.refuse_group_command, public.register_group,
    public.activate_group, public.deactivate_group, public.migrate_group, public.take_due_groups to service_role;
