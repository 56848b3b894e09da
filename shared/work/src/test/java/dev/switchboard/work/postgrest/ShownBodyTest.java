package dev.switchboard.work.postgrest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownBodyTest {
    @Test
    void a_message_shows_what_it_is_and_how_long_its_private_texts_were() {
        assertThat(ShownBody.of("""
                {"v":1,"id":"tg:12:900","kind":"process_private_message","bot":12,"user":11,"priority":"high",\
                "payload":{"update_id":900,"message":{"message_id":3,"date":1767225600,\
                "from":{"id":11,"is_bot":false,"first_name":"Ann","last_name":"O\\u0000\\ud83d\\ude00","username":"ann",\
                "language_code":"pt-br"},"chat":{"id":11,"type":"private","title":"Cats","bio":"I am"},\
                "contact":{"phone_number":"+49170","vcard":"v"},"location":{"latitude":52.5,"longitude":13},\
                "photo":[{"file_id":"AgAD","width":90}],"caption":"Look!","tags":["a","bc"],\
                "entities":[{"type":"bold","offset":0,"length":6,"url":"https://ann.example"}]}}}""")).isEqualTo("""
                        {"v":1,"id":"tg:12:900","kind":"process_private_message","bot":12,"user":11,"priority":"high",\
                        "payload":{"update_id":900,"message":{"message_id":3,"date":1767225600,\
                        "from":{"id":11,"is_bot":false,"first_name":"«3 characters»","last_name":"«3 characters»",\
                        "username":"«3 characters»","language_code":"pt-br"},\
                        "chat":{"id":11,"type":"private","title":"«4 characters»","bio":"«4 characters»"},\
                        "contact":{"phone_number":"«6 characters»","vcard":"«1 character»"},\
                        "location":{"latitude":"«number»","longitude":"«number»"},\
                        "photo":[{"file_id":"«4 characters»","width":90}],"caption":"«5 characters»",\
                        "tags":["«1 character»","«2 characters»"],\
                        "entities":[{"type":"bold","offset":0,"length":6,"url":"«19 characters»"}]}}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "text, /start, /start",
        "text, /start 12345, /start«6 characters»",
        "text, /clone@ann_bot 1:x, /clone«12 characters»",
        "caption, /live, /live",
        "text, hello /start, «12 characters»",
        "text, /Ann, «4 characters»",
        "text, /ann's, «6 characters»",
        "title, /start, «6 characters»",
        "data, set_language:en, set_language:en",
        "data, I am Ann, «8 characters»",
        "data, my-words, «8 characters»",
        "type, supergroup, supergroup",
        "type, Ann, «3 characters»",
        "language_code, zh-hans, zh-hans",
        "language_code, words, «5 characters»"
    })
    void commands_and_the_words_of_buttons_are_shown(String field, String text, String shown) {
        assertThat(ShownBody.of("{\"%s\":\"%s\"}".formatted(field, text)))
                .isEqualTo("{\"%s\":\"%s\"}".formatted(field, shown));
    }

    @Test
    void ids_are_shown_in_the_envelope_only() {
        assertThat(ShownBody.of("{\"id\":\"tg:1:2\",\"payload\":{\"from\":{\"id\":\"words\"}}}"))
                .isEqualTo("{\"id\":\"tg:1:2\",\"payload\":{\"from\":{\"id\":\"«5 characters»\"}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "{\"text\":\"Ann", "{\"a\":1}}", "<html>"})
    void of_what_is_not_json_only_its_length_is_shown(String body) {
        assertThat(ShownBody.of(body)).isEqualTo("«%d characters» that are not JSON".formatted(body.length()));
    }

    @Test
    void nesting_without_end_shows_only_its_length() {
        assertThat(ShownBody.of("[\"Ann\",".repeat(100_000))).isEqualTo("«700000 characters» that are not JSON");
    }

    @Test
    void a_field_that_is_called_like_a_person_is_not_named() {
        assertThat(ShownBody.of("{\"Ann of Berlin\":true}")).isEqualTo("{\"«13 characters»\":true}");
    }

    @Property
    void no_text_of_a_person_is_shown_whatever_field_it_stands_in(
            @ForAll @From("fields") String field, @ForAll @From("words") String words, @ForAll @Size(2) int[] numbers) {
        var body = "{\"%1$s\":\"%2$s\",\"of\":[\"%2$s\",{\"%1$s\":%3$d,\"%2$s\":[{\"%1$s\":\"/%2$s\"}]}]}"
                .formatted(field, words, numbers[0]);
        assertThat(ShownBody.of(body))
                .doesNotContainPattern("[а-я]")
                .contains("«" + words.length() + " character")
                .contains(Integer.toString(numbers[0]));
    }

    @Property
    void any_text_is_shown_somehow(@ForAll String body) {
        assertThat(ShownBody.of(body)).isNotNull();
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of("text", "caption", "data", "id", "type", "status", "title", "a_field_of_tomorrow");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('а', 'я').ofMinLength(1);
    }
}
