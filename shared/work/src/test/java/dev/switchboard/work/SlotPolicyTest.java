package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlotPolicyTest {
    private final SlotPolicy policy = new SlotPolicy(40);

    @Test
    void bulk_leaves_a_quarter_to_high() {
        assertThat(policy.mayTake(Priority.LOW, Map.of(), true)).isEqualTo(30);
        assertThat(policy.mayTake(Priority.NORMAL, Map.of(), true)).isEqualTo(26);
    }

    @Test
    void low_has_one_slot_in_ten_while_others_are_busy() {
        assertThat(policy.mayTake(Priority.LOW, Map.of(), false)).isEqualTo(4);
        assertThat(policy.mayTake(Priority.LOW, Map.of(Priority.LOW, 3), false)).isEqualTo(1);
        assertThat(policy.mayTake(Priority.HIGH, Map.of(), false)).isEqualTo(36);
    }

    @Property
    void however_slots_are_taken_the_shares_stay_free_for_their_owners(
            @ForAll @IntRange(min = 10, max = 200) int total,
            @ForAll @Size(max = 60) List<Priority> takers,
            @ForAll boolean greedy,
            @ForAll boolean urgentIdle) {
        var slots = new SlotPolicy(total);
        var used = new EnumMap<Priority, Integer>(Priority.class);
        for (var priority : takers) {
            int allowed = slots.mayTake(priority, used, urgentIdle);
            used.merge(priority, greedy ? allowed : Math.min(1, allowed), Integer::sum);

            int high = used.getOrDefault(Priority.HIGH, 0);
            int normal = used.getOrDefault(Priority.NORMAL, 0);
            int low = used.getOrDefault(Priority.LOW, 0);
            assertThat(high + normal + low).isLessThanOrEqualTo(total);
            assertThat(high + normal).isLessThanOrEqualTo(total - total / 10 + low);
            assertThat(normal + low).isLessThanOrEqualTo(total - total / 4 + high + total / 10);
        }
    }
}
