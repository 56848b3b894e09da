package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** When messages were sent, in any order. */
record Moments(Collection<Instant> all) {

    /** Returns the most messages that any time of this length holds; its end does not belong to it. */
    int mostIn(Duration length) {
        List<Instant> sorted = all.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (!sorted.get(last).isBefore(sorted.get(first).plus(length))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    void areSpacedBy(Duration spacing) {
        List<Instant> sorted = all.stream().sorted().toList();
        assertThat(IntStream.range(1, sorted.size()).mapToObj(i -> Duration.between(sorted.get(i - 1), sorted.get(i))))
                .allMatch(gap -> gap.compareTo(spacing) >= 0);
    }
}
