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

grant execute on function public.renew_clone to service_role;
