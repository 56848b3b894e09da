package dev.switchboard.emulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.world.WorldEvent.PressAnswered;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FeedTest {
    @Property(tries = 200)
    void watcher_gets_every_event_once_or_is_told_of_a_gap(
            @ForAll @IntRange(max = 3 * Feed.KEPT) int written, @ForAll @IntRange(max = 3 * Feed.KEPT) int seen) {
        Feed feed = new Feed(1);
        for (int i = 1; i <= written; i++) {
            feed.add(event(i));
        }

        if (seen > written || written - seen > Feed.KEPT) {
            assertThat(feed.after(seen)).isEmpty();
        } else {
            List<WorldEvent> events = feed.after(seen).orElseThrow();
            assertThat(events).hasSize(written - seen);
            if (!events.isEmpty()) {
                assertThat(events.getFirst()).isEqualTo(event(seen + 1));
                assertThat(events.getLast()).isEqualTo(event(written));
            }
        }
    }

    private static WorldEvent event(int number) {
        return new PressAnswered(Integer.toString(number), 1, new Callbacks.Answer(null, false, null));
    }
}
