package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a bot calls, the answer is the Bot API's, and the call is recorded. */
class BotApiFuzzTest {
    private static final int CALLS = 6000;

    /** These keep the bot out, or waiting. */
    private static final Set<String> LEFT_OUT = Set.of("logout", "getupdates");

    private static final List<String> NAMES = List.of(
            "text",
            "photo",
            "document",
            "media",
            "caption",
            "parse_mode",
            "entities",
            "reply_markup",
            "reply_parameters",
            "message_id",
            "message_ids",
            "from_chat_id",
            "user_id",
            "permissions",
            "until_date",
            "can_invite_users",
            "can_post_messages",
            "custom_title",
            "title",
            "description",
            "name",
            "expire_date",
            "member_limit",
            "creates_join_request",
            "invite_link",
            "file_id",
            "action",
            "callback_query_id",
            "url",
            "commands",
            "scope",
            "language_code",
            "menu_button",
            "result",
            "only_if_banned",
            "return_bots",
            "allowed_updates",
            "reaction",
            "latitude",
            "longitude",
            "phone_number",
            "first_name");

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "1",
            "2",
            "-1",
            "999999999999999999999",
            "true",
            "null",
            "a",
            "@open_group",
            "@nobody",
            "*",
            "_a*b_",
            "<b>a",
            "&#x110000;",
            "MarkdownV2",
            "HTML",
            "http://a.b.com/%zz.png",
            "http://a.com/[x]?a=[1]",
            "http://a_b..c/",
            "https://[::1]/x",
            "tg://a.b",
            "a.b",
            "attach://x",
            "[]",
            "{}",
            "[[[",
            "[1,2]",
            "[null]",
            "[{}]",
            "{\"a\":1}",
            "[{\"type\":\"photo\",\"media\":\"http://a.com/%zz\"}]",
            "[{\"type\":\"bold\",\"offset\":-5,\"length\":99}]",
            "{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"b\"}]]}",
            "{\"keyboard\":[[null]]}",
            "{\"message_id\":1,\"chat_id\":\"@x\"}",
            "{\"type\":\"chat_member\",\"chat_id\":1,\"user_id\":1}",
            "[{\"type\":\"emoji\",\"emoji\":\"\ud83d\udc4d\"}]",
            "-91.5e300",
            "approve",
            "typing",
            "en",
            "\0\u0007\u202e",
            "HALF",
            "\uD83D\uDE00".repeat(3000),
            "x".repeat(70_000),
            "[".repeat(5000),
            "{\"a\":".repeat(3000));

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local()
            .withTime(new ManualTime(Instant.parse("2026-01-01T00:00:00Z")))
            .withLimits(RateLimits.NONE));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("fuzzed_bot");
    private final EmulatedBot other = telegram.bot("other_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final Random random = new Random(20_261_122);
    private List<String> ids = List.of();

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void every_body_has_ok_and_every_call_is_recorded() throws Exception {
        List<String> methods = new ArrayList<>(telegram.methods());
        methods.removeAll(LEFT_OUT);
        ann.chatWith(bot).write("/start");
        for (int i = 1; i <= CALLS; i++) {
            if (i % 200 == 1) {
                makeChats();
            }
            String method = methods.get(random.nextInt(methods.size()));
            String body = body();

            HttpResponse<String> response = client.post("/bot" + bot.token() + "/" + method, "application/json", body);

            JsonNode answer = TelegramJson.parse(response.body());
            assertThat(answer.has("ok")).as(method + " " + body + " " + answer).isTrue();
            assertThat(response.statusCode()).as(method + " " + body).isNotEqualTo(500);
            assertThat(telegram.calls().getLast().number()).isEqualTo(i);
        }
        assertThat(client.get("/_emulator/calls?newest=5").statusCode()).isEqualTo(200);
    }

    /** The bot is an administrator of some, a member of others, and has lost its rights in none yet. */
    private void makeChats() {
        EmulatedGroup group = telegram.group("Group", ann);
        group.promotes(bot, Set.of("can_promote_members", "can_restrict_members", "can_pin_messages"));
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "Channel", ann);
        channel.promotes(bot, Set.of("can_promote_members", "can_post_messages", "can_invite_users"));
        channel.promotes(other, Set.of("can_post_messages"));
        EmulatedGroup basic = telegram.group(ChatType.GROUP, "Basic", ann);
        basic.adds(bot);
        EmulatedGroup old = telegram.group(ChatType.GROUP, "Old", ann);
        old.adds(bot);
        old.becomesSupergroup();
        ids = List.of(
                Long.toString(group.id()),
                Long.toString(channel.id()),
                Long.toString(basic.id()),
                Long.toString(old.id()),
                Long.toString(ann.user().id()),
                Long.toString(bot.id()),
                Long.toString(other.id()));
    }

    private String body() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("chat_id", any(ids));
        parameters.put("user_id", any(ids));
        for (int i = random.nextInt(6); i > 0; i--) {
            parameters.put(any(NAMES), random.nextInt(4) == 0 ? any(ids) : any(VALUES));
        }
        return TelegramJson.tree(parameters).toString().replace("HALF", "\\ud800");
    }

    private String any(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
