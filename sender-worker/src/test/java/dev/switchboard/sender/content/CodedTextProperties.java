package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.telegramtext.Entity;
import dev.switchboard.telegramtext.FormattedText;
import dev.switchboard.telegramtext.TextFormatting;
import dev.switchboard.telegramtext.TextResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text with every markup, shorter than the limit, about as long, or longer. */
class CodedTextProperties {
    private static final DebugCode CODE = new DebugCode("DBG:ABC234");
    private static final int LONGEST = 1_024;
    private static final Pattern TAG_OR_TEXT = Pattern.compile("<(/?)([a-z-]+)[^>]*>|[^<]+");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Property
    void text_is_its_own_beginning_and_the_code_within_the_limit(@ForAll("texts") FormattedText text) {
        String coded = CodedText.of(text, CODE, LONGEST).text();

        assertThat(coded).hasSizeLessThanOrEqualTo(LONGEST).endsWith(CODE.value());
        if (!coded.equals(CODE.value())) {
            assertThat(coded).endsWith("\n" + CODE.value());
            String before = coded.substring(0, coded.length() - DebugCode.LENGTH - 1);
            assertThat(text.text()).startsWith(before);
            assertThat(Character.isHighSurrogate(before.charAt(before.length() - 1)))
                    .isFalse();
        }
    }

    @Property
    void text_that_has_room_for_the_code_is_whole(@ForAll("texts") FormattedText text) {
        FormattedText coded = CodedText.of(text, CODE, text.text().length() + 1 + DebugCode.LENGTH);

        assertThat(coded.text()).endsWith(CODE.value()).startsWith(text.text());
        assertThat(coded.entities()).isEqualTo(text.entities());
    }

    @Property
    void entities_keep_to_whole_characters_before_the_code(@ForAll("texts") FormattedText text) {
        FormattedText coded = CodedText.of(text, CODE, LONGEST);

        int end = Math.max(0, coded.text().length() - DebugCode.LENGTH - 1);
        for (Entity entity : coded.entities()) {
            assertThat(entity.length()).isPositive();
            assertThat(entity.offset()).isNotNegative();
            assertThat(entity.end()).isLessThanOrEqualTo(end);
            assertThat(Character.isLowSurrogate(coded.text().charAt(entity.offset())))
                    .isFalse();
            assertThat(Character.isLowSurrogate(coded.text().charAt(entity.end())))
                    .isFalse();
        }
    }

    @Property
    void telegram_reads_what_is_sent_as_it_was_meant(@ForAll("texts") FormattedText text) {
        FormattedText coded = CodedText.of(text, CODE, LONGEST);

        TextResult read = TextFormatting.read(coded.text(), "", JSON.valueToTree(BotApiObjects.entities(coded)));

        assertThat(read).isInstanceOfSatisfying(FormattedText.class, seen -> {
            assertThat(seen.text()).isEqualTo(coded.text());
            assertThat(marked(seen)).isEqualTo(marked(coded));
        });
    }

    /** Which units are marked as what: a client shows no difference between one bold part and two that touch. */
    private static List<String> marked(FormattedText text) {
        return text.entities().stream()
                .filter(entity -> !entity.type().isFound())
                .flatMap(entity -> IntStream.range(entity.offset(), entity.end())
                        .mapToObj(unit -> unit + " " + entity.type() + entity.detail()))
                .sorted()
                .toList();
    }

    @Provide
    Arbitrary<FormattedText> texts() {
        Arbitrary<String> filler = Combinators.combine(
                        Arbitraries.of("a", "\ud83d\ude00", "e\u0301 ", "x.org ", "b\n"),
                        Arbitraries.integers().between(0, LONGEST))
                .as((sign, units) -> sign.repeat(units / sign.length()));
        Arbitrary<String> tokens = Arbitraries.of(
                        "<b>",
                        "</b>",
                        "<i>",
                        "</i>",
                        "<a href='x.org'>",
                        "<a href='tg://user?id=7'>",
                        "</a>",
                        "<pre>",
                        "</pre>",
                        "<code>",
                        "</code>",
                        "<blockquote>",
                        "</blockquote>",
                        "<tg-spoiler>",
                        "</tg-spoiler>",
                        "<tg-emoji emoji-id='7'>",
                        "</tg-emoji>",
                        "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
                        "\ud83c\udde9\ud83c\uddea",
                        "e\u0301",
                        "https://example.org/a",
                        "@user_1",
                        "#tag ",
                        " ",
                        "\n",
                        "a",
                        "some words ")
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
        return Combinators.combine(filler, tokens, filler)
                .as((before, markup, after) -> before + closed(markup) + after)
                .map(markup -> TextFormatting.read(markup, "HTML"))
                .filter(FormattedText.class::isInstance)
                .map(FormattedText.class::cast);
    }

    /** Closes what is open and leaves out what closes nothing, so that Telegram takes it. */
    private static String closed(String markup) {
        StringBuilder closed = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG_OR_TEXT.matcher(markup);
        while (tags.find()) {
            if (tags.group(2) == null) {
                closed.append(tags.group());
            } else if (tags.group(1).isEmpty()) {
                closed.append(tags.group());
                open.push(tags.group(2));
            } else if (!open.isEmpty()) {
                closed.append("</").append(open.pop()).append('>');
            }
        }
        open.forEach(tag -> closed.append("</").append(tag).append('>'));
        return closed.toString();
    }
}
