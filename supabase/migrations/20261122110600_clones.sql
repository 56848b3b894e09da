-- What people do with their clones, the bots that they brought and own.

-- A person brings a bot, whose token they have shown. The effect is {"claim": 'granted', or why not: 'fleet' for a bot of
-- the fleet's own, 'taken' for one that somebody else owns, 'suspended' for one that an admin has put aside, 'too_many'}.
-- What its owner has given back, or can do nothing with because its token is dead, anybody with the token may bring anew. A bot that was granted hears nobody until Telegram
-- has taken its webhook, which whoever sets it notes in bots.connected.
create function public.claim_clone(
    job_id text, owner_id bigint, bot_id bigint, username text, token_ciphertext text, token_key_id text
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    most_clones constant integer := 20;
    is_new boolean;
    brought public.bots;
    claim text;
begin
    if not internal.begin_effect(claim_clone.job_id, 'claim_clone') then
        return internal.effect_of(claim_clone.job_id);
    end if;

    -- a person's claims go one after another, and two people's claims of one bot too
    perform pg_advisory_xact_lock(hashtextextended('clones of ' || claim_clone.owner_id, 0));
    insert into public.bots (id, username, role, state, owner_id, token_ciphertext, token_key_id)
    values (
        claim_clone.bot_id, claim_clone.username, 'clone', 'revoked',
        claim_clone.owner_id, claim_clone.token_ciphertext, claim_clone.token_key_id
    )
    on conflict on constraint bots_pkey do nothing;
    is_new := found;
    select bot.* into brought from public.bots as bot where bot.id = claim_clone.bot_id for update;

    claim := case
        when brought.role <> 'clone' or brought.owner_id is null then 'fleet'
        when brought.state <> 'revoked'
            and brought.owner_id <> claim_clone.owner_id
            and brought.token_ciphertext is distinct from brought.dead_ciphertext then 'taken'
        when brought.state = 'paused' and not brought.paused_by_owner then 'suspended'
        when (brought.state = 'revoked' or brought.owner_id <> claim_clone.owner_id) and (
            select count(*) from public.bots as bot
            where bot.owner_id = claim_clone.owner_id and bot.state <> 'revoked'
        ) >= most_clones then 'too_many'
        else 'granted'
    end;
    if claim = 'granted' then
        update public.bots as bot
        set username = claim_clone.username,
            state = 'active',
            owner_id = claim_clone.owner_id,
            paused_by_owner = false,
            connected = false,
            token_ciphertext = claim_clone.token_ciphertext,
            token_key_id = claim_clone.token_key_id
        where bot.id = claim_clone.bot_id;
    elsif is_new then
        delete from public.bots as bot where bot.id = claim_clone.bot_id;
    end if;
    return internal.finish_effect(claim_clone.job_id, jsonb_build_object('claim', claim));
end
$$;

-- Telegram hands over the token of a bot that a person made, or whose token was replaced. The effect is {"renewal":
-- 'renewed' if the person has the bot here: it has the new token, and stays at work or paused;
-- 'left' if it is known here, but not as theirs, or they have given it back: nothing is changed;
-- 'unknown' if nobody has brought it}.
create function public.renew_clone(
    job_id text, owner_id bigint, bot_id bigint, username text, token_ciphertext text, token_key_id text
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    renewal text;
begin
    if not internal.begin_effect(renew_clone.job_id, 'renew_clone') then
        return internal.effect_of(renew_clone.job_id);
    end if;
    update public.bots as bot
    set username = renew_clone.username,
        token_ciphertext = renew_clone.token_ciphertext,
        token_key_id = renew_clone.token_key_id
    where bot.id = renew_clone.bot_id
        and bot.owner_id = renew_clone.owner_id
        and bot.state <> 'revoked';
    renewal := case
        when found then 'renewed'
        when exists (select from public.bots as bot where bot.id = renew_clone.bot_id) then 'left'
        else 'unknown'
    end;
    return internal.finish_effect(renew_clone.job_id, jsonb_build_object('renewal', renewal));
end
$$;

-- A clone, as the functions below tell it.
create function internal.clone_of(bot public.bots) returns jsonb
language sql immutable
set search_path = ''
as $$
    select jsonb_build_object(
        'id', bot.id,
        'username', bot.username,
        'state', case
            when bot.state = 'paused' and not bot.paused_by_owner then 'suspended'
            when bot.state <> 'revoked' and bot.token_ciphertext = bot.dead_ciphertext then 'token_dead'
            when bot.state = 'active' and not bot.connected then 'unconnected'
            else bot.state
        end
    )
$$;

-- Changes a clone that a person has. The effect is {"bot": it as it is then}, or {"bot": null} and nothing is changed
-- if it is not theirs, they have given it back, or an admin has put it aside.
create function internal.change_clone(
    job_id text, effect text, owner_id bigint, bot_id bigint, state text
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    changed jsonb;
begin
    if not internal.begin_effect(change_clone.job_id, change_clone.effect) then
        return internal.effect_of(change_clone.job_id);
    end if;
    update public.bots as bot
    set state = change_clone.state,
        paused_by_owner = change_clone.state = 'paused'
    where bot.id = change_clone.bot_id
        and bot.owner_id = change_clone.owner_id
        and bot.state <> 'revoked'
        and (bot.state = 'active' or bot.paused_by_owner)
    returning internal.clone_of(bot) into changed;
    return internal.finish_effect(change_clone.job_id, jsonb_build_object('bot', changed));
end
$$;

create function public.pause_clone(job_id text, owner_id bigint, bot_id bigint) returns jsonb
language sql
set search_path = ''
as $$
    select internal.change_clone(
        pause_clone.job_id, 'pause_clone', pause_clone.owner_id, pause_clone.bot_id, 'paused')
$$;

create function public.resume_clone(job_id text, owner_id bigint, bot_id bigint) returns jsonb
language sql
set search_path = ''
as $$
    select internal.change_clone(
        resume_clone.job_id, 'resume_clone', resume_clone.owner_id, resume_clone.bot_id, 'active')
$$;

-- A person takes their bot back; its people stay, and meet it again if it comes back.
create function public.remove_clone(job_id text, owner_id bigint, bot_id bigint) returns jsonb
language sql
set search_path = ''
as $$
    select internal.change_clone(
        remove_clone.job_id, 'remove_clone', remove_clone.owner_id, remove_clone.bot_id, 'revoked')
$$;

-- The clones that a person has and has not given back, as {"clones": [{"id", "username", "state"}]}, oldest first.
create function public.clones_of(owner_id bigint) returns jsonb
language sql stable
set search_path = ''
as $$
    select jsonb_build_object(
        'clones', coalesce(jsonb_agg(internal.clone_of(bot) order by bot.created_at, bot.id), '[]'))
    from public.bots as bot
    where bot.owner_id = clones_of.owner_id and bot.state <> 'revoked'
$$;

grant execute on function internal.clone_of, internal.change_clone to service_role;
grant execute on function public.claim_clone, public.renew_clone, public.pause_clone, public.resume_clone,
    public.remove_clone, public.clones_of to service_role;

-- The last net: a message with a token in it may die as a job, and its token is nobody's to look at. The queue keeps the
-- job whole, for a replay.
create function internal.hide_tokens() returns trigger
language plpgsql
set search_path = ''
as $$
declare
    a_token constant text := '([0-9]{6,}(:|%3[Aa]))[A-Za-z0-9_-]{30,}';
begin
    new.body := regexp_replace(new.body, a_token, '\1[redacted]', 'g');
    new.error_message := regexp_replace(new.error_message, a_token, '\1[redacted]', 'g');
    new.attempts := regexp_replace(new.attempts::text, a_token, '\1[redacted]', 'g')::jsonb;
    return new;
end
$$;

create trigger dead_jobs_hide_tokens before insert or update on public.dead_jobs
    for each row execute function internal.hide_tokens();

grant execute on function internal.hide_tokens to service_role;
