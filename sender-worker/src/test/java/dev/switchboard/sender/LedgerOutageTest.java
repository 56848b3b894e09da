package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.fault.Then;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages when the ledger cannot be reached in the middle of them. */
@ExtendWith(LocalParts.class)
class LedgerOutageTest {
    private final SenderScene scene;

    LedgerOutageTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        scene = new SenderScene(sqs, supabase, redis);
    }

    @AfterEach
    void close() throws InterruptedException {
        scene.close();
    }

    /** Supabase is away for longer than a call waits, right after it began a delivery, or before it is told what came of it. */
    @ParameterizedTest
    @ValueSource(strings = {"rpc/begin_delivery", "rpc/settle_sent"})
    void ledger_that_is_away_in_the_middle_makes_no_message_unknown(String call) throws Exception {
        var group = scene.group("One");
        try (var proxy = FaultProxy.before(scene.supabase().getPort())) {
            var away = "rpc/begin_delivery".equals(call)
                    ? proxy.beforeAnswerTo(call, Then.DROP, () -> proxy.set(new Fault.Refuse()))
                    : proxy.beforeRequest(call, Then.DROP, () -> proxy.set(new Fault.Refuse()));
            var sender =
                    scene.sender(Map.of("SUPABASE_URL", proxy.uri("http").toString(), "SUPABASE_TIMEOUT", "500ms"));
            var broadcast = scene.broadcasts(Map.of("text", "hello"));
            assertThat(away.await(SenderScene.PATIENCE)).isTrue();
            await().atMost(SenderScene.PATIENCE).until(() -> sender.foundSupabaseAway() >= 1);
            proxy.heal();
            scene.awaitState(broadcast, "done");

            assertThat(scene.delivery(broadcast, group.id()).state()).isEqualTo("sent");
            assertThat(scene.delivery(broadcast, group.id()).attempts()).isEqualTo(1);
            assertThat(scene.textsIn(group.id())).hasSize(1);
            assertThat(sentAt(broadcast))
                    .isEqualTo(Receipt.all(scene.telegram()).getFirst().sentAt());
        }
    }

    private Instant sentAt(UUID broadcast) {
        return scene.postgrest()
                .from("sent_messages")
                .select("sent_at")
                .where(Filter.eq("broadcast_id", broadcast))
                .list(Sent.class)
                .getFirst()
                .sentAt();
    }

    private record Sent(Instant sentAt) {}
}
