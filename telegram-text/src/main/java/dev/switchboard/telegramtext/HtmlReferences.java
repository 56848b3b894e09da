package dev.switchboard.telegramtext;

import java.util.Optional;

/** Character references: the four names that Telegram knows, and numbers (TDLib, decode_html_entity). */
final class HtmlReferences {
    private static final int MAX_LENGTH = 10;
    private static final int END_OF_UNICODE = 0x10ffff;

    private HtmlReferences() {}

    /** Returns the reference that stands at a place, or empty if what stands there is text. */
    static Optional<Reference> read(MarkupSource source, int start) {
        if (source.at(start) != '&') {
            return Optional.empty();
        }
        return source.at(start + 1) == '#' ? numbered(source, start) : named(source, start);
    }

    private static Optional<Reference> numbered(MarkupSource source, int start) {
        int radix = source.at(start + 2) == 'x' ? 16 : 10;
        int digits = start + (radix == 16 ? 3 : 2);
        int end = digits;
        while (end - start < MAX_LENGTH && isDigit(source.at(end), radix)) {
            end++;
        }
        if (end == digits || end - start >= MAX_LENGTH) {
            return Optional.empty();
        }
        int code = Integer.parseInt(source.substring(digits, end), radix);
        return code == 0 || code >= END_OF_UNICODE ? Optional.empty() : Optional.of(reference(source, code, end));
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }

    private static Optional<Reference> named(MarkupSource source, int start) {
        int end = start + 1;
        while (MarkupSource.isAsciiLetter(source.at(end))) {
            end++;
        }
        int code = switch (source.substring(start + 1, end)) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            default -> 0;
        };
        return code == 0 ? Optional.empty() : Optional.of(reference(source, code, end));
    }

    private static Reference reference(MarkupSource source, int code, int end) {
        return new Reference(code, source.at(end) == ';' ? end + 1 : end);
    }

    /** A character, and where its reference ends. */
    record Reference(int code, int end) {}
}
