-- Something is to be told to a person whom no message of theirs waits for, perhaps about a group, whose title stands in no
-- job. The effect is {"known": whether they ever started the bot, "language": the one they chose, "language_code": the one
-- that Telegram says, "group_title", "still_unlimited": whether a group gives them unlimited points}.
create function public.begin_telling(
    job_id text, bot_id bigint, user_id bigint, group_id bigint default null
) returns jsonb
language plpgsql
set search_path = ''
as $$
declare
    told jsonb;
begin
    if not internal.begin_effect(begin_telling.job_id, 'tell_person') then
        return internal.effect_for(begin_telling.job_id, begin_telling.bot_id, begin_telling.user_id);
    end if;
    select jsonb_build_object(
        'known', person.registered_at is not null,
        'language', person.language,
        'language_code', person.language_code,
        'group_title', managed.title,
        'still_unlimited', internal.has_unlimited_points(person)
    ) into told
    from public.people as person
    left join public.managed_groups as managed
        on managed.bot_id = person.bot_id and managed.chat_id = begin_telling.group_id
    where person.bot_id = begin_telling.bot_id and person.user_id = begin_telling.user_id;
    perform internal.finish_effect(
        begin_telling.job_id, coalesce(told, jsonb_build_object('known', false, 'still_unlimited', false)));
    return internal.effect_for(begin_telling.job_id, begin_telling.bot_id, begin_telling.user_id);
end
$$;

grant execute on function public.begin_telling to service_role;
