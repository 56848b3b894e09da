package dev.switchboard.postgrest;

/**
 * Replaces what Postgres refuses in text and jsonb, the NUL character and surrogates without their other half, by
 * U+FFFD.
 *
 * <p>Both come from outside: Telegram passes on what people's programs send.
 */
final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int ESCAPE_LENGTH = "\\u0000".length();

    private StorableText() {}

    /** Returns a text that Postgres accepts as a text. */
    static String of(String text) {
        var storable = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                storable.append(unit).append(text.charAt(++at));
            } else {
                storable.append(unit == 0 || Character.isSurrogate(unit) ? REPLACEMENT : unit);
            }
        }
        return storable.toString();
    }

    /** Returns well-formed JSON that Postgres accepts as jsonb; escapes are read as what they stand for. */
    static String ofJson(String json) {
        var storable = new StringBuilder(json.length());
        int at = 0;
        while (at < json.length()) {
            int length = unitLength(json, at);
            char unit = unit(json, at, length);
            int next = at + length;
            if (Character.isHighSurrogate(unit)
                    && next < json.length()
                    && Character.isLowSurrogate(unit(json, next, unitLength(json, next)))) {
                next += unitLength(json, next);
                storable.append(json, at, next);
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                storable.append(REPLACEMENT);
            } else {
                storable.append(json, at, next);
            }
            at = next;
        }
        return storable.toString();
    }

    // one UTF-16 unit of JSON text takes one character, two (\n) or six (the hexadecimal escape)
    private static int unitLength(String json, int at) {
        if (json.charAt(at) != '\\') {
            return 1;
        }
        return json.charAt(at + 1) == 'u' ? ESCAPE_LENGTH : 2;
    }

    private static char unit(String json, int at, int length) {
        return length == ESCAPE_LENGTH
                ? (char) Integer.parseInt(json, at + 2, at + ESCAPE_LENGTH, 16)
                : json.charAt(at);
    }
}
