package dev.switchboard.telegramtext;

import java.util.Set;

/**
 * A start tag.
 *
 * @param argument the one attribute that matters for the tag, or an empty text
 * @param date the {@code unix} attribute of a {@code tg-time}, or 0
 * @param end the first place behind the tag
 */
record HtmlStartTag(String name, String argument, int date, int end) {
    private static final Set<String> NAMES = Set.of(
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "tg-time",
            "span",
            "pre",
            "code",
            "blockquote");

    /** Reads the tag whose {@code <} stands at a place. */
    static HtmlStartTag read(MarkupSource source, int start) {
        return new Reader(source, start).read();
    }

    private static final class Reader {
        private final MarkupSource source;
        private final int start;
        private int position;
        private String name = "";
        private String argument = "";
        private int date;

        Reader(MarkupSource source, int start) {
            this.source = source;
            this.start = start;
            position = start + 1;
        }

        HtmlStartTag read() {
            while (!MarkupSource.isSpace(source.at(position)) && source.at(position) != '>') {
                position++;
            }
            if (source.at(position) == 0) {
                throw unclosed("");
            }
            name = MarkupSource.asciiLower(source.substring(start + 1, position));
            if (!NAMES.contains(name)) {
                throw new Unparsable("Unsupported start tag \"" + name + "\" at byte offset " + offset());
            }
            skipSpace();
            while (source.at(position) != '>') {
                readAttribute();
                skipSpace();
            }
            if (name.equals("span") && !argument.equals("spoiler")) {
                throw new Unparsable("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + offset());
            }
            return new HtmlStartTag(name, argument, date, position + 1);
        }

        private void readAttribute() {
            int begin = position;
            while (!MarkupSource.isSpace(source.at(position)) && "=>/\"'".indexOf(source.at(position)) < 0) {
                position++;
            }
            String attribute = source.substring(begin, position);
            if (attribute.isEmpty()) {
                throw new Unparsable("Empty attribute name in the tag \"" + name + "\" at byte offset " + offset());
            }
            skipSpace();
            if (source.at(position) != '=') {
                if (source.at(position) == 0) {
                    throw unclosed(" \"" + name + '"');
                }
                use(attribute, "1", false);
                return;
            }
            position++;
            skipSpace();
            if (source.at(position) == 0) {
                throw unclosed(" \"" + name + '"');
            }
            char quote = source.at(position);
            String value = quote == '\'' || quote == '"' ? readQuoted(quote) : readToken();
            if (source.at(position) == 0) {
                throw unclosed("");
            }
            use(attribute, value, true);
        }

        private String readToken() {
            int begin = position;
            while (MarkupSource.isAsciiLetterOrDigit(source.at(position))
                    || source.at(position) == '.'
                    || source.at(position) == '-') {
                position++;
            }
            if (!MarkupSource.isSpace(source.at(position)) && source.at(position) != '>') {
                throw new Unparsable("Unexpected end of name token at byte offset " + source.byteOffset(begin));
            }
            return MarkupSource.asciiLower(source.substring(begin, position));
        }

        private String readQuoted(char quote) {
            StringBuilder value = new StringBuilder();
            position++;
            while (source.at(position) != quote && source.at(position) != 0) {
                var reference = HtmlReferences.read(source, position);
                if (reference.isPresent()) {
                    value.appendCodePoint(reference.get().code());
                    position = reference.get().end();
                } else {
                    value.append(source.at(position++));
                }
            }
            if (source.at(position) == quote) {
                position++;
            }
            return value.toString();
        }

        private void use(String attribute, String value, boolean valued) {
            switch (name + ' ' + attribute) {
                case "blockquote expandable" -> argument = "1";
                case "a href", "tg-emoji emoji-id", "tg-time format" -> argument = valued ? value : argument;
                case "code class" -> argument = value.startsWith("language-") ? value.substring(9) : argument;
                case "span class" -> argument = value.startsWith("tg-") ? value.substring(3) : argument;
                case "tg-time unix" -> date = valued ? Links.leadingInt(value) : date;
                default -> {}
            }
        }

        private void skipSpace() {
            while (source.at(position) != 0 && MarkupSource.isSpace(source.at(position))) {
                position++;
            }
        }

        private Unparsable unclosed(String tag) {
            return new Unparsable("Unclosed start tag" + tag + " at byte offset " + offset());
        }

        private int offset() {
            return source.byteOffset(start);
        }
    }
}
