package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.sender.broadcast.ContentCheck;
import dev.switchboard.sender.content.DebugCodes;
import dev.switchboard.sender.content.PhotoHosts;
import dev.switchboard.sender.delivery.DebugCodeFinder;
import dev.switchboard.sender.delivery.DebugCodeFinder.Found;
import dev.switchboard.work.Outcome;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message in doubt for which somebody can look by its debug code. */
@ExtendWith(LocalParts.class)
class FoundMessageTest {
    /** The Supabase is shared by all tests, and no two messages have the same code. */
    private final String code = new DebugCodes(new SecureRandom()).next().value();

    private final BroadcastRows rows;

    FoundMessageTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "resend"})
    void message_that_is_found_was_sent_whatever_the_broadcast_wants(String policy) {
        var broadcast = inDoubt(policy);

        var outcome = run(broadcast, (bot, chat, asked) -> {
            assertThat(bot).isEqualTo(rows.bot());
            assertThat(chat).isEqualTo(BroadcastRows.CHAT);
            assertThat(asked).isEqualTo(code);
            return new Found.Message(77);
        });

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(row(broadcast).path("state").asText()).isEqualTo("sent");
        assertThat(row(broadcast).path("message_id").asLong()).isEqualTo(77);
        assertThat(row(broadcast).path("attempts").asInt()).isEqualTo(1);
        assertThat(rows.isOnRecord(code)).isTrue();
        assertThat(rows.state(broadcast)).isEqualTo("done");
    }

    /** Whoever looked has seen all that is there, so it cannot arrive twice. */
    @ParameterizedTest
    @ValueSource(strings = {"skip", "resend"})
    void message_that_is_not_there_is_sent_again_whatever_the_broadcast_wants(String policy) {
        var broadcast = inDoubt(policy);

        var outcome = run(broadcast, (bot, chat, asked) -> new Found.Absent());

        assertSentAgain(outcome, broadcast, "not_found_resent");
    }

    @Test
    void message_that_nobody_can_look_for_is_left_where_the_broadcast_wants_that() {
        var broadcast = inDoubt("skip");

        var outcome = run(broadcast, (bot, chat, asked) -> new Found.Unavailable());

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(row(broadcast).path("state").asText()).isEqualTo("unknown");
        assertThat(row(broadcast).path("doubt").asText()).isEqualTo("finder_unavailable_left");
        assertThat(rows.state(broadcast)).isEqualTo("done");
    }

    @Test
    void message_that_nobody_can_look_for_is_sent_again_where_the_broadcast_wants_that() {
        var broadcast = inDoubt("resend");

        var outcome = run(broadcast, (bot, chat, asked) -> new Found.Unavailable());

        assertSentAgain(outcome, broadcast, "finder_unavailable_resent");
    }

    private void assertSentAgain(Outcome outcome, UUID broadcast, String doubt) {
        // nobody listens where Telegram should be
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.DependencyAway.class,
                        away -> assertThat(away.dependency()).isEqualTo("telegram"));
        assertThat(row(broadcast).path("doubt").asText()).isEqualTo(doubt);
        assertThat(row(broadcast).path("attempts").asInt()).isEqualTo(2);
        assertThat(row(broadcast).path("debug_code").asText()).isEqualTo(code);
        assertThat(rows.state(broadcast)).isEqualTo("running");
    }

    /** Makes a broadcast whose one message was being sent by a run that died. */
    private UUID inDoubt(String policy) {
        var broadcast = rows.running(Map.of("all", true));
        rows.change(broadcast, Map.of("unknown_policy", policy));
        rows.begun(broadcast, code);
        return broadcast;
    }

    private Outcome run(UUID broadcast, DebugCodeFinder finder) {
        var check = new ContentCheck(new PhotoHosts(host -> List.of(InetAddress.getLoopbackAddress())));
        return new SenderOfRows(rows, check, finder).send(broadcast);
    }

    private JsonNode row(UUID broadcast) {
        return rows.deliveries(broadcast, JsonNode.class).getFirst();
    }
}
