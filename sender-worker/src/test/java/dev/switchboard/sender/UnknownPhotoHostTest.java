package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.queue.JobSender;
import dev.switchboard.sender.broadcast.BroadcastJobs;
import dev.switchboard.sender.broadcast.ContentCheck;
import dev.switchboard.sender.broadcast.FanOutWorker;
import dev.switchboard.sender.broadcast.PostgrestBroadcasts;
import dev.switchboard.sender.budget.Ask;
import dev.switchboard.sender.budget.Grant;
import dev.switchboard.sender.budget.SendBudget;
import dev.switchboard.sender.content.DebugCodes;
import dev.switchboard.sender.content.PhotoHosts;
import dev.switchboard.sender.delivery.DebugCodeFinder;
import dev.switchboard.sender.delivery.DeliveryWiring;
import dev.switchboard.sender.delivery.Departure;
import dev.switchboard.sender.delivery.Mailing;
import dev.switchboard.sender.delivery.Notices;
import dev.switchboard.sender.delivery.SendWorker;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramSettings;
import dev.switchboard.work.Outcome;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of photos whose host has no address: nobody is to wait for them for ever, nor to pay for them. */
@ExtendWith(LocalParts.class)
class UnknownPhotoHostTest {
    private static final Map<String, Boolean> ALL = Map.of("all", true);
    private static final String PHOTO = "https://nowhere.example/a.jpg";
    private static final int TRIES = 5;

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));
    private final JobCodec codec = new JobCodec();
    private final ContentCheck check = new ContentCheck(new PhotoHosts(host -> {
        throw new UnknownHostException(host);
    }));
    private final JobSender nothing = message -> {
        throw new AssertionError("nothing is to be queued");
    };
    private final BroadcastRows rows;

    UnknownPhotoHostTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void broadcast_is_refused_in_the_end_and_says_why() {
        var broadcast = rows.scheduled(ALL);
        rows.change(broadcast, Map.of("content", Map.of("photo", PHOTO)));
        var worker = new FanOutWorker(new PostgrestBroadcasts(rows.postgrest()), check, nothing, codec, clock);
        var job = new Job.FanOutBroadcast(BroadcastJobs.payload(broadcast));

        for (int i = 1; i <= TRIES; i++) {
            assertThat(rows.state(broadcast)).isEqualTo("scheduled");
            assertThat(worker.work(job, envelope(job, Route.ofBot(rows.bot())))).isInstanceOf(Outcome.Done.class);
        }

        var progress = rows.progress(broadcast);
        assertThat(progress.path("state").asText()).isEqualTo("refused");
        assertThat(progress.path("refusal").asText()).isEqualTo("photo_host_unknown");
        assertThat(progress.path("refusal_detail").asText()).contains("nowhere.example has no address");
    }

    @Test
    void message_goes_as_its_caption_in_the_end_and_asks_for_no_leave_before() {
        var broadcast = running(Map.of("photo", PHOTO, "text", "hello"));

        for (int i = 1; i < TRIES; i++) {
            assertThat(send(broadcast))
                    .isEqualTo(new Outcome.Defer(clock.instant().plus(Duration.ofMinutes(1)), "photo_host_unknown"));
        }
        assertThat(send(broadcast)).isEqualTo(new Outcome.Defer(clock.instant(), "photo_host_unknown"));

        assertThat(row(broadcast).path("state").asText()).isEqualTo("pending");
        assertThat(row(broadcast).path("photo_refused").asBoolean()).isTrue();
        assertThat(rows.isTextOnly()).isFalse();
    }

    @Test
    void message_without_a_caption_has_failed_in_the_end_and_says_why() {
        var broadcast = running(Map.of("photo", PHOTO));

        for (int i = 0; i < TRIES; i++) {
            assertThat(send(broadcast)).isInstanceOf(Outcome.Defer.class);
        }
        assertThat(send(broadcast)).isInstanceOf(Outcome.Done.class);

        assertThat(row(broadcast).path("state").asText()).isEqualTo("failed");
        assertThat(row(broadcast).path("reason").asText()).isEqualTo("photo_host_unknown");
        assertThat(rows.state(broadcast)).isEqualTo("done");
    }

    private UUID running(Map<String, String> content) {
        var broadcast = rows.running(ALL);
        rows.change(broadcast, Map.of("content", content));
        return broadcast;
    }

    private JsonNode row(UUID broadcast) {
        return rows.deliveries(broadcast, JsonNode.class).getFirst();
    }

    private Outcome send(UUID broadcast) {
        var job = new Job.SendGroupMessage(BroadcastJobs.payload(broadcast));
        return worker().work(job, envelope(job, new Route(rows.bot(), BroadcastRows.CHAT, null)));
    }

    private SendWorker worker() {
        var outside = new DeliveryWiring.Outside(
                rows.postgrest(),
                new CachedBotDirectory(bot -> Optional.empty(), clock),
                new TelegramGateways(new TelegramSettings(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1))),
                new NoBudget(),
                DebugCodeFinder.withoutCrawler(),
                new Notices(nothing, codec, clock));
        var pace = new Mailing.Pace(new DebugCodes(new SecureRandom()), Duration.ofMinutes(1), Departure.by(clock));
        return DeliveryWiring.of(outside, check, pace, clock);
    }

    private JobEnvelope envelope(Job job, Route route) {
        return new JobEnvelope(new JobId("test"), route, Priority.LOW, Timing.startingAt(clock.instant()), null, job);
    }

    /** Gives no leave to anybody, and is not to be asked for any. */
    private static final class NoBudget implements SendBudget {
        @Override
        public Grant await(Ask ask) {
            throw new AssertionError("nobody is to ask");
        }

        @Override
        public Optional<Grant.NotYet> putOff(Ask ask) {
            return Optional.empty();
        }

        @Override
        public void accepted(Ask ask) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void answered(Ask ask) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void doubted(Ask ask) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void paused(Ask ask, Duration retryAfter) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void drain() {}
    }
}
