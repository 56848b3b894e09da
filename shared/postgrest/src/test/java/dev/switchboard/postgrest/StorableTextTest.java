package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StorableTextTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void nul_and_lone_surrogates_are_replaced_and_pairs_stay() {
        assertThat(StorableText.of("a\0b\uD83D\uDE00c\uD83Dd\uDE00\uDE00\uD83D"))
                .isEqualTo("a\uFFFDb\uD83D\uDE00c\uFFFDd\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void escapes_in_json_are_read_as_what_they_stand_for() {
        assertThat(StorableText.ofJson("\"\\u0000 \\ud83d\\ude00 \\ud83d x \\\\u0000 \\\\\\u0000 \\uDE00\""))
                .isEqualTo("\"\uFFFD \\ud83d\\ude00 \uFFFD x \\\\u0000 \\\\\uFFFD \uFFFD\"");
        var halfEscapedPair = "\"\uD83D" + "\\ude00\"";
        assertThat(StorableText.ofJson(halfEscapedPair)).isEqualTo(halfEscapedPair);
    }

    @Property
    void json_says_the_same_as_the_text_it_was_made_of(@ForAll("anyUtf16") String text) throws JsonProcessingException {
        var json = StorableText.ofJson(MAPPER.writeValueAsString(text));
        assertThat(MAPPER.readValue(json, String.class)).isEqualTo(StorableText.of(text));
    }

    @Property
    void result_survives_utf_8(@ForAll("anyUtf16") String text) {
        var storable = StorableText.of(text);
        assertThat(storable).hasSameSizeAs(text).doesNotContain("\0");
        assertThat(new String(storable.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(storable);
    }

    @Provide
    static Arbitrary<String> anyUtf16() {
        return Arbitraries.strings()
                .withChars('\0', '\\', '"', 'u', '0', '\uD83D', '\uDE00')
                .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                .ofMaxLength(40);
    }
}
