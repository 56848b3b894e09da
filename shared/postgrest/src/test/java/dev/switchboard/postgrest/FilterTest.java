package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FilterTest {
    @Test
    void filters_read_as_postgrest_wants_them() {
        assertThat(Filter.and(
                                Filter.eq("bot_id", 7L),
                                Filter.or(
                                        Filter.isNull("blocked_at"), Filter.not(Filter.in("state", List.of("a", "b")))))
                        .encoded(""))
                .isEqualTo("and(bot_id.eq.\"7\",or(blocked_at.is.null,state.not.in.(\"a\",\"b\")))");
        assertThat(Filter.not(Filter.and(Filter.gt("a", Instant.EPOCH))).encoded(""))
                .isEqualTo("not.and(a.gt.\"1970-01-01T00:00:00Z\")");
        assertThat(Filter.not(Filter.not(Filter.lt("a", new BigDecimal("1E3")))).encoded(""))
                .isEqualTo("a.lt.\"1000\"");
        assertThat(Filter.in("a", List.of()).encoded("")).isEqualTo("a.in.()");
    }

    @Test
    void name_that_is_not_plain_is_refused() {
        for (String name : List.of("", "a.b", "a,b", "a)", "A", "a->>b", "a b", "1a", "a\n", "ä")) {
            assertThatThrownBy(() -> Filter.eq(name, 1)).as(name).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Order.asc(name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void value_of_an_unknown_kind_is_refused() {
        assertThatThrownBy(() -> Filter.eq("a", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void joining_nothing_is_refused() {
        assertThatThrownBy(Filter::and).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Filter::or).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void value_never_ends_its_quotes(@ForAll String value) {
        var encoded = Filter.eq("a", value).encoded("");
        var quoted = encoded.substring("a.eq.".length());
        assertThat(quoted).startsWith("\"").endsWith("\"");
        assertThat(quoted.substring(1, quoted.length() - 1).replaceAll("\\\\.", ""))
                .doesNotContain("\"", "\\");
    }
}
