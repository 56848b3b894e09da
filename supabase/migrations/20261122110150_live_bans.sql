-- Live people of whom nothing is to be said: in one group, as its admins choose, or everywhere, as the fleet's operators do.
create table public.live_bans (
    id bigint generated always as identity primary key,
    chat_id bigint,
    name text not null check (name ~ '^[a-z0-9._*?]{1,60}$' and name ~ '[a-z0-9_]'),
    banned_by bigint,
    banned_at timestamptz not null default now(),
    -- of the signs that mean something to "like", a name has only the underscore
    like_name text not null generated always as (
        replace(replace(replace(name, '_', '\_'), '*', '%'), '?', '_')) stored,
    unique nulls not distinct (chat_id, name)
);

comment on table public.live_bans is 'Live people of whom nothing is said.';
comment on column public.live_bans.chat_id is 'The group in which; null is everywhere.';
comment on column public.live_bans.name is
    'An Instagram name in lower case, or a pattern: * stands for any characters, ? for one.';
comment on column public.live_bans.banned_by is 'The admin of the group; null is an operator.';

alter table public.live_bans enable row level security;
grant select, insert, update, delete on public.live_bans to service_role;

-- Whether nothing is to be said of a live person: in a group, or with null anywhere.
create function internal.is_live_user_banned(username text, chat_id bigint) returns boolean
language sql stable
set search_path = ''
as $$
    select exists (
        select from public.live_bans as ban
        where (ban.chat_id is null or ban.chat_id = is_live_user_banned.chat_id)
            and lower(is_live_user_banned.username) like ban.like_name
    )
$$;

-- Bans a name or a pattern, in any case; known already, it stays as it is. True if it is new.
create function public.ban_live_user(name text, chat_id bigint default null, banned_by bigint default null) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    insert into public.live_bans (chat_id, name, banned_by)
    values (ban_live_user.chat_id, lower(ban_live_user.name), ban_live_user.banned_by)
    on conflict on constraint live_bans_chat_id_name_key do nothing;
    return found;
end
$$;

-- Takes a ban back. False if there is none.
create function public.unban_live_user(name text, chat_id bigint default null) returns boolean
language plpgsql
set search_path = ''
as $$
begin
    delete from public.live_bans as ban
    where ban.name = lower(unban_live_user.name) and ban.chat_id is not distinct from unban_live_user.chat_id;
    return found;
end
$$;

-- An admin of a group bans somebody there, or takes that back. The effect is {"banned"}; a job that runs again changes
-- nothing, whatever became of the ban meanwhile.
create function public.press_ban(job_id text, chat_id bigint, name text, user_id bigint, banned boolean) returns jsonb
language plpgsql
set search_path = ''
as $$
begin
    if not internal.begin_effect(press_ban.job_id, 'press_ban') then
        return internal.effect_of(press_ban.job_id);
    end if;
    if press_ban.banned then
        perform public.ban_live_user(press_ban.name, press_ban.chat_id, press_ban.user_id);
    else
        perform public.unban_live_user(press_ban.name, press_ban.chat_id);
    end if;
    return internal.finish_effect(press_ban.job_id, jsonb_build_object('banned', press_ban.banned));
end
$$;

-- A group became a supergroup: what is banned in it stays banned.
create function internal.migrate_live_bans(chat_id bigint, new_chat_id bigint) returns void
language sql
set search_path = ''
as $$
    with moved as (
        delete from public.live_bans as ban
        where ban.chat_id = migrate_live_bans.chat_id
        returning ban.name, ban.banned_by, ban.banned_at
    )
    insert into public.live_bans (chat_id, name, banned_by, banned_at)
    select migrate_live_bans.new_chat_id, moved.name, moved.banned_by, moved.banned_at
    from moved
    on conflict do nothing
$$;

grant execute on function internal.is_live_user_banned, public.ban_live_user, public.unban_live_user, public.press_ban,
    internal.migrate_live_bans to service_role;
