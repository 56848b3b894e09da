package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.live.BanPress;
import dev.switchboard.live.InstagramName;
import dev.switchboard.sender.content.Refusal.Kind;
import dev.switchboard.telegramtext.Entity;
import dev.switchboard.telegramtext.EntityType;
import dev.switchboard.telegramtext.FormattedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void broadcast_with_everything_is_read() {
        Content content = read("""
                {"text": "<b>Ann</b> is live", "parse_mode": "HTML", "photo": "https://Cdn.Example.org/a.jpg?x=1",
                 "live_user": "Ann.Live", "join_url": "https://www.instagram.com/ann.live/live", "ban_button": true}""");

        assertThat(content)
                .isEqualTo(new Content(
                        new FormattedText("Ann is live", List.of(Entity.of(EntityType.BOLD, 0, 3))),
                        Optional.of(new Photo.ByAddress("https://Cdn.Example.org/a.jpg?x=1", "cdn.example.org")),
                        Optional.of(new InstagramName("ann.live")),
                        new Buttons(
                                Optional.of("https://www.instagram.com/ann.live/live"),
                                Optional.of(new BanPress(BanPress.Step.ASK, new InstagramName("ann.live"))))));
    }

    @Test
    void text_is_enough_and_null_is_as_good_as_absent() {
        assertThat(read("{\"text\": \"*Hi*\", \"photo\": null, \"ban_button\": null, \"parse_mode\": null}")
                        .text())
                .isEqualTo(new FormattedText("*Hi*", List.of()));
    }

    @Test
    void photo_that_telegram_has_needs_no_words_and_has_no_text_to_fall_back_to() {
        Content content = read("{\"photo\": \"AgACAgIAAxkBAAIBY2-_\"}");

        assertThat(content.photo()).contains(new Photo.ByFileId("AgACAgIAAxkBAAIBY2-_"));
        assertThat(content.withoutPhoto()).isEmpty();
    }

    @Test
    void words_of_a_photo_are_sent_without_it_where_a_group_takes_none() {
        Content content =
                read("{\"photo\": \"AgACAgIAAxkBAAIBY2-_\", \"text\": \"Hi\", \"join_url\": \"https://x.org/\"}");

        assertThat(content.withoutPhoto()).hasValueSatisfying(alone -> {
            assertThat(alone.photo()).isEmpty();
            assertThat(alone.text()).isEqualTo(content.text());
            assertThat(alone.buttons()).isEqualTo(content.buttons());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                 | EMPTY             | nothing to be seen
            {"text": ""}                                       | EMPTY             | nothing to be seen
            {"text": " \\n\\t "}                               | EMPTY             | nothing to be seen
            {"text": "\\u200b\\u00a0\\u2800\\ufeff"}           | EMPTY             | nothing to be seen
            {"text": "<b> </b>", "parse_mode": "HTML"}         | EMPTY             | nothing to be seen
            {"join_url": "https://x.org/"}                     | EMPTY             | nothing to be seen
            {"text": "a\\n<b>b", "parse_mode": "HTML"}         | BROKEN_MARKUP     | Can't find end tag corresponding to start tag "b"
            {"text": "a\\né<x>", "parse_mode": "HTML"}         | BROKEN_MARKUP     | (line 2, character 2): Can't parse entities: Unsupported start tag "x" at byte offset 4
            {"text": "1.", "parse_mode": "MarkdownV2"}         | BROKEN_MARKUP     | Character '.' is reserved
            {"text": "a\\ud83d"}                               | BROKEN_MARKUP     | Strings must be encoded in UTF-8
            {"text": "a", "parse_mode": "Markdown"}            | MALFORMED         | parse_mode must be HTML or MarkdownV2
            {"text": "a", "parse_mode": 1}                     | MALFORMED         | parse_mode must be a string
            {"text": ["a"]}                                    | MALFORMED         | text must be a string
            {"text": "a", "ban_button": "yes"}                 | MALFORMED         | ban_button must be true or false
            {"text": "a", "txet": "b"}                         | MALFORMED         | no field "txet"
            []                                                 | MALFORMED         | no JSON object
            ``                                                 | MALFORMED         | no JSON object
            {"text": "a", "ban_button": true}                  | LIVE_USER_REFUSED | give live_user too
            {"text": "a", "live_user": "Ann Smith"}            | LIVE_USER_REFUSED | "Ann Smith" is no name
            {"text": "a", "live_user": ""}                     | LIVE_USER_REFUSED | is no name
            {"text": "a", "live_user": "ann;drop table"}       | LIVE_USER_REFUSED | is no name
            {"text": "a", "join_url": "instagram.com/ann"}     | BUTTON_REFUSED    | does not begin with https://
            {"text": "a", "join_url": "http://x.org/"}         | BUTTON_REFUSED    | does not begin with https://
            {"text": "a", "join_url": "javascript:alert(1)"}   | BUTTON_REFUSED    | Telegram says:
            {"text": "a", "join_url": "https://localhost/"}    | BUTTON_REFUSED    | Telegram says: Wrong HTTP URL
            {"text": "a", "join_url": ""}                      | BUTTON_REFUSED    | Telegram says:
            """)
    void what_cannot_be_sent_is_refused_with_a_sentence(String json, Kind kind, String sentence) {
        assertThat(JsonContent.read(json == null ? "" : json))
                .isInstanceOfSatisfying(
                        ContentResult.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .singleElement()
                                .satisfies(refusal -> {
                                    assertThat(refusal.kind()).isEqualTo(kind);
                                    assertThat(refusal.sentence()).contains(sentence == null ? "" : sentence);
                                }));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertThat(JsonContent.read("{\"photo\": \"http://x\", \"join_url\": \"x\", \"live_user\": \"?\"}"))
                .isInstanceOfSatisfying(
                        ContentResult.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::kind)
                                .containsExactlyInAnyOrder(
                                        Kind.PHOTO_REFUSED, Kind.BUTTON_REFUSED, Kind.LIVE_USER_REFUSED));
        assertThat(refusals("{\"text\": 1, \"photo\": {}, \"more\": 1}")).hasSize(3);
    }

    @Test
    void limit_is_telegrams_and_counts_what_people_see() throws Exception {
        assertThat(read(json("text", "<b>" + "a".repeat(4_096) + "</b>", "parse_mode", "HTML"))
                        .text()
                        .text())
                .hasSize(4_096);
        assertThat(refusals(json("text", "a".repeat(4_097), "parse_mode", "HTML")))
                .containsExactly(new Refusal(
                        Kind.TOO_LONG,
                        "The text has 4,097 characters as Telegram counts them, and may have 4,096: shorten it by 1."));
        assertThat(refusals(json("text", "a".repeat(1_025), "photo", "AgACAgIAAxkBAAIBY2")))
                .extracting(Refusal::kind)
                .containsExactly(Kind.TOO_LONG);
        assertThat(refusals(json("text", "a".repeat(300_000), "parse_mode", "HTML")))
                .extracting(Refusal::kind)
                .containsExactly(Kind.TOO_LONG);
        assertThat(refusals(json("text", "a".repeat(300_000), "live_user", "ann")))
                .extracting(Refusal::kind)
                .containsExactly(Kind.TOO_LONG);
    }

    @Test
    void what_is_wrong_is_said_shortly_however_much_it_is() throws Exception {
        assertThat(refusals(json("text", "a".repeat(40_000), "parse_mode", "HTML")))
                .extracting(Refusal::kind)
                .containsExactly(Kind.TOO_LONG);
        assertThat(refusals(json("text", "<" + "a".repeat(30_000) + ">", "parse_mode", "HTML")))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.sentence()).hasSizeLessThan(500));
        String fields =
                IntStream.range(0, 5_000).mapToObj(i -> "\"" + i + "\": 1").collect(Collectors.joining(","));
        assertThat(refusals("{" + fields + "}")).hasSizeLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_086, 4_090, 4_096})
    void text_that_fits_alone_but_not_with_the_code_is_cut(int units) throws Exception {
        Content content = read(json("text", "a".repeat(units), "parse_mode", "HTML"));

        assertThat(content.textWith(new DebugCode("DBG:ABC234")).text()).isEqualTo("a".repeat(4_085) + "\nDBG:ABC234");
    }

    @Property
    void whatever_comes_is_read_or_refused(@ForAll String text, @ForAll String name) throws Exception {
        assertThat(ContentReader.read(JSON.valueToTree(text))).isNotNull();
        assertThat(JsonContent.read(json("text", text, name, text))).isNotNull();
        assertThat(JsonContent.read(json("photo", text, "join_url", text))).isNotNull();
    }

    private static String json(String name, String value, String other, String otherValue) throws Exception {
        return JSON.writeValueAsString(
                name.equals(other) ? Map.of(name, value) : Map.of(name, value, other, otherValue));
    }

    private static Content read(String json) {
        ContentResult result = JsonContent.read(json);
        assertThat(result).isInstanceOf(Content.class);
        return (Content) result;
    }

    private static List<Refusal> refusals(String json) {
        ContentResult result = JsonContent.read(json);
        assertThat(result).isInstanceOf(ContentResult.Refused.class);
        return ((ContentResult.Refused) result).refusals();
    }
}
