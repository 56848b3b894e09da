package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.Route;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.sender.broadcast.BroadcastJobs;
import dev.switchboard.sender.broadcast.ContentCheck;
import dev.switchboard.sender.broadcast.FanOutWorker;
import dev.switchboard.sender.broadcast.PostgrestBroadcasts;
import dev.switchboard.sender.content.PhotoHosts;
import dev.switchboard.sender.delivery.DebugCodeFinder;
import dev.switchboard.work.Outcome;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of photos whose host has no address, or one that is not public: nobody is to wait for them for ever, nor to pay
 * for them, and nothing private is named to Telegram.
 */
@ExtendWith(LocalParts.class)
class PhotoHostTest {
    private static final Map<String, Boolean> ALL = Map.of("all", true);
    private static final String PHOTO = "https://photos.example/a.jpg";
    private static final String PUBLIC = "93.184.215.14";
    private static final String PRIVATE = "10.0.0.7";
    private static final int TRIES = 5;

    private final InstantSource clock = SenderOfRows.CLOCK;
    /** What the photo's host is said to be, one after the other; the last one stays. Nothing means that it has no address. */
    private final Deque<String> addresses = new ArrayDeque<>();

    private final ContentCheck check = new ContentCheck(new PhotoHosts(this::resolve));
    private final List<OutgoingMessage> queued = new ArrayList<>();
    private final BroadcastRows rows;
    private final SenderOfRows sender;

    PhotoHostTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        sender = new SenderOfRows(rows, check, DebugCodeFinder.withoutCrawler());
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void broadcast_whose_photo_is_nowhere_is_refused_in_the_end_and_says_why() {
        var broadcast = scheduled(Map.of("photo", PHOTO));

        for (int i = 1; i <= TRIES; i++) {
            assertThat(rows.state(broadcast)).isEqualTo("scheduled");
            assertThat(fanOut(broadcast)).isInstanceOf(Outcome.Done.class);
        }

        assertRefused(broadcast, "photo_host_unknown", "photos.example has no address");
    }

    @Test
    void broadcast_whose_photo_is_in_a_private_network_is_refused_at_once() {
        addresses.add(PRIVATE);
        var broadcast = scheduled(Map.of("photo", PHOTO, "text", "hello"));

        assertThat(fanOut(broadcast)).isEqualTo(new Outcome.Discard("broadcast_refused"));

        assertThat(queued).isEmpty();
        assertRefused(broadcast, "photo_refused", "photos.example leads to an address that is not public");
    }

    @Test
    void photo_that_turns_private_after_the_check_is_left_out_without_asking_for_leave() {
        addresses.add(PUBLIC);
        var broadcast = scheduled(Map.of("photo", PHOTO, "text", "hello"));
        assertThat(fanOut(broadcast)).isInstanceOf(Outcome.Done.class);
        assertThat(queued).hasSize(1);
        turnsPrivate();

        assertThat(send(broadcast)).isEqualTo(new Outcome.Defer(clock.instant(), "photo_refused"));

        assertGoesAsText(broadcast);
        assertThat(sender.asked()).isEmpty();
    }

    /** The last check is right before the send: what waited for leave may have waited long. */
    @Test
    void photo_that_turns_private_while_its_message_waits_for_leave_is_left_out() {
        var broadcast = running(Map.of("photo", PHOTO, "text", "hello"));
        addresses.addAll(List.of(PUBLIC, PRIVATE));

        assertThat(send(broadcast)).isEqualTo(new Outcome.Defer(clock.instant(), "photo_refused"));

        assertGoesAsText(broadcast);
        assertThat(sender.asked()).hasSize(1);
    }

    @Test
    void message_whose_photo_turns_private_goes_to_telegram_as_its_caption() {
        var broadcast = running(Map.of("photo", PHOTO, "text", "hello"));
        addresses.add(PRIVATE);
        send(broadcast);

        // nobody listens where Telegram should be
        assertThat(send(broadcast)).isInstanceOf(Outcome.DependencyAway.class);
        assertThat(row(broadcast).path("state").asText()).isEqualTo("pending");
    }

    @Test
    void message_without_a_caption_has_failed_when_its_photo_turns_private() {
        var broadcast = running(Map.of("photo", PHOTO));
        addresses.add(PRIVATE);

        assertThat(send(broadcast)).isInstanceOf(Outcome.Done.class);

        assertThat(row(broadcast).path("state").asText()).isEqualTo("failed");
        assertThat(row(broadcast).path("reason").asText()).isEqualTo("photo_refused");
    }

    @Test
    void message_goes_as_its_caption_in_the_end_and_asks_for_no_leave_before() {
        var broadcast = running(Map.of("photo", PHOTO, "text", "hello"));

        for (int i = 1; i < TRIES; i++) {
            assertThat(send(broadcast))
                    .isEqualTo(new Outcome.Defer(clock.instant().plus(Duration.ofMinutes(1)), "photo_host_unknown"));
        }
        assertThat(send(broadcast)).isEqualTo(new Outcome.Defer(clock.instant(), "photo_host_unknown"));

        assertGoesAsText(broadcast);
        assertThat(sender.asked()).isEmpty();
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

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        var address = addresses.size() > 1 ? addresses.poll() : addresses.peek();
        if (address == null) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByName(address));
    }

    private void turnsPrivate() {
        addresses.clear();
        addresses.add(PRIVATE);
    }

    private UUID scheduled(Map<String, String> content) {
        var broadcast = rows.scheduled(ALL);
        rows.change(broadcast, Map.of("content", content));
        return broadcast;
    }

    private UUID running(Map<String, String> content) {
        var broadcast = rows.running(ALL);
        rows.change(broadcast, Map.of("content", content));
        return broadcast;
    }

    private JsonNode row(UUID broadcast) {
        return rows.deliveries(broadcast, JsonNode.class).getFirst();
    }

    private void assertRefused(UUID broadcast, String reason, String detail) {
        var progress = rows.progress(broadcast);
        assertThat(progress.path("state").asText()).isEqualTo("refused");
        assertThat(progress.path("refusal").asText()).isEqualTo(reason);
        assertThat(progress.path("refusal_detail").asText()).contains(detail);
    }

    private void assertGoesAsText(UUID broadcast) {
        assertThat(row(broadcast).path("state").asText()).isEqualTo("pending");
        assertThat(row(broadcast).path("photo_refused").asBoolean()).isTrue();
        assertThat(rows.isTextOnly()).isFalse();
    }

    private Outcome fanOut(UUID broadcast) {
        JobSender queue = message -> {
            queued.add(message);
            return "queued";
        };
        var broadcasts = new PostgrestBroadcasts(rows.postgrest());
        var job = new Job.FanOutBroadcast(BroadcastJobs.payload(broadcast));
        return new FanOutWorker(broadcasts, check, queue, new JobCodec(), clock)
                .work(job, SenderOfRows.envelope(job, Route.ofBot(rows.bot())));
    }

    private Outcome send(UUID broadcast) {
        return sender.send(broadcast);
    }
}
