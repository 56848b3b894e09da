package dev.switchboard.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class TraceParentTest {
    private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void a_header_is_read_and_written() {
        var trace = TraceParent.parse(HEADER).orElseThrow();

        assertThat(trace).isEqualTo(new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true));
        assertThat(trace.header()).isEqualTo(HEADER);
    }

    @Test
    void a_later_version_is_read_as_far_as_it_is_known() {
        assertThat(TraceParent.parse("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-08-what-comes"))
                .contains(new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", false));
    }

    // the test cases of the standard's own suite, and hostile ones
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-extra",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\nforged log line",
            })
    void what_is_no_header_is_passed_over(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
        assertThat(TraceParent.childOf(header, new Random(1)).traceId()).hasSize(32);
    }

    @Test
    void a_child_stays_in_the_trace_with_a_span_of_its_own() {
        var child = TraceParent.childOf(HEADER, new Random(1));

        assertThat(child.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(child.spanId()).isNotEqualTo("00f067aa0ba902b7");
        assertThat(child.sampled()).isTrue();
    }

    @Property
    void any_text_gives_a_trace(@ForAll String header, @ForAll long seed) {
        var trace = TraceParent.childOf(header, new Random(seed));

        assertThat(TraceParent.parse(trace.header())).contains(trace);
    }

    @Test
    void a_scope_marks_the_log_and_leaves_what_was_there() {
        MDC.put("worker", "dm-1");
        try (var _ = TraceScope.open(TraceParent.parse(HEADER).orElseThrow())) {
            assertThat(MDC.get("trace_id")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
            assertThat(MDC.get("span_id")).isEqualTo("00f067aa0ba902b7");
            assertThat(MDC.get("worker")).isEqualTo("dm-1");
        }
        assertThat(MDC.get("trace_id")).isNull();
        assertThat(MDC.get("worker")).isEqualTo("dm-1");
        MDC.clear();
    }
}
