package dev.switchboard.emulator.botapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.botapi.BotApi.Call;
import dev.switchboard.emulator.delivery.DeliveryResult;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.limit.RateLimiter;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.CallLog;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** However much bots send and poll, the log of their calls stays small. */
class RecordedCallsTest {
    private static final long LOG_BYTES = 16L << 20;

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final LockedWorld world = new LockedWorld(new World(time, new Random(1), 1000, 1000));
    private final BotApi api = new BotApi(world, time, new RateLimiter(RateLimits.NONE, time), new Random(1));
    private final Bot bot = new BotFather(
                    world,
                    new FaultyCalls(api, new FaultPlan(time)),
                    (_, _) -> new DeliveryResult.Unanswered("no webhook"),
                    time,
                    new Random(1))
            .make(BotFather.Request.named("busy_bot"));

    @Test
    void two_hundred_thousand_polled_updates_leave_their_ids_only() throws Exception {
        Update update = new Update("message", Map.of("text", "x".repeat(4096)), 1, Duration.ofHours(24));
        long offset = 0;
        for (int i = 1; i <= 200_000; i++) {
            long id = bot.updates().add(update).orElseThrow();
            if (i % 100 == 0) {
                Answer answer = api.call(bot.id(), Call.http("getUpdates", parameters("offset", offset)));
                assertThat(answer).isInstanceOf(Answer.Accepted.class);
                offset = id + 1;
            }
        }

        List<CallLog.Call> calls = calls();
        assertThat(bytes()).isLessThan(LOG_BYTES);
        assertThat(calls).hasSize(2000);
        assertThat(calls.getLast().answer())
                .extractingByKey("result", InstanceOfAssertFactories.LIST)
                .hasSize(100)
                .last()
                .isEqualTo(Map.of("update_id", offset - 1));
    }

    @Test
    void thousand_refused_megabytes_are_cut() throws Exception {
        Parameters parameters = new Parameters(Map.of("chat_id", "1", "text", "x".repeat(1 << 20)));
        for (int i = 0; i < 1000; i++) {
            assertThat(api.call(bot.id(), Call.http("sendMessage", parameters)).status())
                    .isEqualTo(400);
        }

        List<CallLog.Call> calls = calls();
        assertThat(bytes()).isLessThan(LOG_BYTES);
        assertThat(calls).hasSize(1000);
        assertThat(calls.getLast().parameters().get("text"))
                .hasSizeLessThan(8300)
                .endsWith("(cut from 1048576)");
    }

    private List<CallLog.Call> calls() {
        return world.with(w -> w.calls().after(0));
    }

    private long bytes() {
        return world.with(w -> w.calls().bytes());
    }

    private static Parameters parameters(String name, long value) {
        return new Parameters(Map.of(name, Long.toString(value)));
    }
}
