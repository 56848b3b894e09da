package dev.switchboard.local.sent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLogTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "\uff1d1", "\r\n=1", "\n"})
    void text_that_a_spreadsheet_would_calculate_is_made_a_text(String text) {
        assertThat(field(text).replace("\"", "")).startsWith("'");
    }

    @Test
    void number_is_no_text_also_below_zero() {
        assertThat(CsvLog.field(JSON.numberNode(-1_001_000_000_001L))).isEqualTo("-1001000000001");
        assertThat(CsvLog.field(JSON.nullNode())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\nb", "a\rb", " a", "a "})
    void text_that_would_end_its_field_is_quoted(String text) {
        assertThat(field(text)).isEqualTo('"' + text + '"');
    }

    @Test
    void quotes_are_doubled_and_plain_texts_stay_as_they_are() {
        assertThat(field("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(field("Ann is live = now")).isEqualTo("Ann is live = now");
    }

    private static String field(String text) {
        return CsvLog.field(JSON.textNode(text));
    }
}
