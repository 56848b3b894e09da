package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.limit.LimitScope;
import dev.switchboard.emulator.limit.RateLimit;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.TelegramJson;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest extends BotFixture {
    LimitsTest() {
        super(RateLimits.TELEGRAM);
    }

    @Test
    void too_fast_a_bot_is_told_to_wait_and_is_heard_again_then() throws Exception {
        ann.chatWith(bot).write("/start");
        for (int i = 0; i < 5; i++) {
            assertThat(attempt(ann.user().id()).path("ok").asBoolean()).isTrue();
        }

        assertThat(attempt(ann.user().id()))
                .isEqualTo(TelegramJson.parse("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests:"
                        + " retry after 1\",\"parameters\":{\"retry_after\":1}}"));
        assertThat(telegram.limiter().refused()).containsEntry(LimitScope.CHAT, 1L);

        time.advance(Duration.ofSeconds(1));
        assertThat(attempt(ann.user().id()).path("ok").asBoolean()).isTrue();
    }

    @Test
    void group_is_one_however_it_is_named() throws Exception {
        client.send(
                "POST",
                "/_emulator/groups",
                Map.of(
                        "id",
                        -1001,
                        "title",
                        "G",
                        "username",
                        "the_group",
                        "owner",
                        ann.user().id()));
        client.send("PUT", "/_emulator/groups/-1001/members/" + bot.id(), Map.of("status", "member"));
        telegram.limiter().limits(new RateLimits(null, new RateLimit(20, 60, 1), null));

        assertThat(attempt("@the_group").path("ok").asBoolean()).isTrue();
        assertThat(attempt(-1001).at("/parameters/retry_after").asInt()).isEqualTo(3);
    }

    @Test
    void channel_is_no_group_to_the_limit_of_groups() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", ann);
        channel.promotes(bot);
        telegram.limiter().limits(new RateLimits(null, new RateLimit(1, 60, 1), null));

        assertThat(attempt(channel.id()).path("ok").asBoolean()).isTrue();
        assertThat(attempt(channel.id()).path("ok").asBoolean()).isTrue();
    }

    @Test
    void edits_and_actions_are_free() throws Exception {
        ann.chatWith(bot).write("/start");
        for (int i = 0; i < 20; i++) {
            assertThat(client.call(
                                    bot,
                                    "sendChatAction",
                                    Map.of("chat_id", ann.user().id(), "action", "typing"))
                            .path("ok")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void control_api_sets_limits_and_tells_what_they_refused() throws Exception {
        JsonNode set = TelegramJson.parse(
                client.send("PUT", "/_emulator/limits", Map.of("bot", Map.of("messages", 1, "seconds", 10, "burst", 1)))
                        .body());
        assertThat(set.path("limits"))
                .isEqualTo(TelegramJson.parse("{\"bot\":{\"messages\":1,\"seconds\":10,\"burst\":1}}"));
        ann.chatWith(bot).write("/start");

        attempt(ann.user().id());
        assertThat(attempt(ann.user().id()).at("/parameters/retry_after").asInt())
                .isEqualTo(10);

        assertThat(TelegramJson.parse(client.get("/_emulator/limits").body()).path("refused"))
                .isEqualTo(TelegramJson.parse("{\"chat\":0,\"group\":0,\"bot\":1}"));
    }

    @Test
    void impossible_limit_is_refused() throws Exception {
        assertThat(client.send(
                                "PUT",
                                "/_emulator/limits",
                                Map.of("chat", Map.of("messages", 0, "seconds", 1, "burst", 1)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(telegram.limiter().limits()).isEqualTo(RateLimits.TELEGRAM);
    }

    private JsonNode attempt(Object chat) throws Exception {
        return client.call(bot, "sendMessage", Map.of("chat_id", chat, "text", "a"));
    }
}
