package dev.switchboard.emulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.world.CallLog.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private static final int MIB = 1 << 20;

    private final CallLog log = new CallLog();

    @Test
    void small_calls_are_kept_by_their_number() {
        for (int i = 1; i <= 25_000; i++) {
            log.add(call(i, Map.of("text", "a"), Map.of("ok", true)));
        }

        assertThat(log.after(0)).hasSizeBetween(10_000, 20_000);
        assertThat(log.after(24_998)).extracting(Call::number).containsExactly(24_999L, 25_000L);
        assertThat(log.find(25_000)).map(Call::number).contains(25_000L);
        assertThat(log.find(1)).isEmpty();
        assertThat(log.find(25_001)).isEmpty();
    }

    @Property(tries = 20)
    void log_never_takes_up_more_than_its_bytes(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20_000) Integer> lengths) {
        CallLog any = new CallLog();
        List<String> words = lengths.stream().map("x"::repeat).toList();
        for (int i = 1; i <= 3000; i++) {
            String word = words.get(i % words.size());
            any.add(call(i, Map.of("text", word), Map.of("description", word)));
        }

        assertThat(any.bytes()).isLessThanOrEqualTo(16L * MIB);
        assertThat(any.after(0).getLast().number()).isEqualTo(3000);
    }

    @Test
    void long_words_are_cut_and_say_so() {
        log.add(call(1, Map.of("text", "x".repeat(MIB)), Map.of("ok", false, "description", "y".repeat(9000))));

        Call kept = log.after(0).getFirst();

        assertThat(kept.parameters()).containsEntry("text", "x".repeat(8192) + "... (cut from 1048576)");
        assertThat(kept.answer())
                .containsEntry("ok", false)
                .containsEntry("description", "y".repeat(8192) + "... (cut from 9000)");
    }

    @Test
    void character_of_two_units_is_not_cut_in_half() {
        log.add(call(1, Map.of("text", "x" + "\uD83D\uDE00".repeat(8192)), Map.of()));

        assertThat(log.after(0).getFirst().parameters().get("text"))
                .isEqualTo("x" + "\uD83D\uDE00".repeat(4095) + "... (cut from 16385)");
    }

    @Test
    void large_result_is_its_json_s_beginning() {
        log.add(call(1, Map.of(), Map.of("ok", true, "result", List.of("z".repeat(9000)))));

        assertThat(Objects.requireNonNull(log.after(0).getFirst().answer()).get("result"))
                .isEqualTo("[\"" + "z".repeat(8190) + "... (cut from 9004)");
    }

    @Test
    void hundred_parameters_are_kept() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            many.put("p" + i, "v");
        }
        log.add(call(1, many, Map.of()));

        assertThat(log.after(0).getFirst().parameters()).hasSize(101).containsEntry("...", "(cut from 100000)");
    }

    private static Call call(long number, Map<String, String> parameters, Map<String, Object> answer) {
        return new Call(number, 5001, "sendMessage", parameters, "http", 0, answer, null);
    }
}
