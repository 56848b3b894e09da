package dev.switchboard.telegramtext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TextFormattingProperties {
    @Property
    void escaped_text_comes_back_as_it_was(@ForAll("texts") String text) {
        assertThat(new MarkdownV2Parser(escapedForMarkdown(text)).parse())
                .isEqualTo(new FormattedText(text, List.of()));
        assertThat(new HtmlParser(escapedForHtml(text)).parse()).isEqualTo(new FormattedText(text, List.of()));
    }

    @Property
    void escaped_text_inside_an_entity_comes_back_with_it(@ForAll("texts") String text) {
        assertThat(new MarkdownV2Parser("*" + escapedForMarkdown(text) + "*")
                        .parse()
                        .text())
                .isEqualTo(text);
        assertThat(new HtmlParser("<b>" + escapedForHtml(text) + "</b>").parse().text())
                .isEqualTo(text);
    }

    @Property(tries = 3000)
    void whatever_comes_is_read_or_refused_and_entities_keep_to_the_text(
            @ForAll("markups") String markup, @ForAll("modes") String mode) {
        if (TextFormatting.read(markup, mode) instanceof FormattedText formatted) {
            String text = formatted.text();
            for (Entity entity : formatted.entities()) {
                assertThat(entity.length()).isPositive();
                assertThat(entity.end()).isLessThanOrEqualTo(text.length());
                assertThat(isBoundary(text, entity.offset())).isTrue();
                assertThat(isBoundary(text, entity.end())).isTrue();
            }
        }
    }

    @Property(tries = 2000)
    void arranged_entities_never_cross_and_are_arranged_for_good(@ForAll("entities") List<Entity> entities) {
        List<Entity> arranged = EntityLayout.arranged(entities);

        assertThat(arranged).isSorted();
        for (int i = 0; i < arranged.size(); i++) {
            Entity outer = arranged.get(i);
            for (Entity inner : arranged.subList(i + 1, arranged.size())) {
                assertThat(inner.offset() >= outer.end() || inner.end() <= outer.end())
                        .isTrue();
                if (inner.offset() < outer.end()) {
                    assertThat(inner.type()).isNotEqualTo(outer.type());
                    assertThat(outer.type().is(EntityType.Nesting.PRE)).isFalse();
                }
            }
        }
        assertThat(EntityLayout.arranged(arranged)).isEqualTo(arranged);
    }

    @Property
    void plain_text_of_any_kind_is_taken(@ForAll String text) {
        FormattedText plain = TextFormatting.plain(text);

        assertThat(plain.entities()).isSorted();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("_*[]()~`>#+-=|{}.!\\\n\r &<;\"abé\u4e00😀"
                        .codePoints()
                        .mapToObj(Character::toString)
                        .toList())
                .list()
                .ofMaxSize(30)
                .map(characters -> String.join("", characters));
    }

    @Provide
    Arbitrary<String> markups() {
        Arbitrary<String> tokens = Arbitraries.of(
                "*",
                "_",
                "__",
                "~",
                "||",
                "`",
                "```",
                "\n>",
                ">",
                "[",
                "](x.org)",
                "](tg://user?id=5)",
                "![",
                "\\",
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<pre>",
                "</pre>",
                "<code class='language-c'>",
                "</code>",
                "<a href=x.org>",
                "</a>",
                "<blockquote expandable>",
                "</blockquote>",
                "&#x1F600;",
                "&lt",
                "&#xD83D;",
                "😀",
                "\ud83d",
                "\ude00",
                "\r",
                "\n",
                " ",
                "\0",
                "a",
                "é",
                "@user_1",
                "/go",
                "#tag",
                "$USD",
                "x.org/(a)",
                "a@x.org",
                "http://",
                ":",
                ".",
                "?",
                "=",
                "'",
                "\"");
        return Arbitraries.oneOf(
                tokens.list().ofMaxSize(25).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(60));
    }

    @Provide
    Arbitrary<String> modes() {
        return Arbitraries.of("MarkdownV2", "HTML", "Markdown", "");
    }

    @Provide
    Arbitrary<List<Entity>> entities() {
        Arbitrary<EntityType> types = Arbitraries.of(EntityType.class);
        return Combinators.combine(
                        types,
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(1, 5))
                .as(Entity::of)
                .list()
                .ofMaxSize(8);
    }

    private static String escapedForMarkdown(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c > 0 && c <= 126) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    private static String escapedForHtml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean isBoundary(String text, int offset) {
        return offset == text.length() || !Character.isLowSurrogate(text.charAt(offset));
    }
}
