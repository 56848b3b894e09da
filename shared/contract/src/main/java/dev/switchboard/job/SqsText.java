package dev.switchboard.job;

import java.util.regex.Pattern;

/** Fits JSON to the characters that SQS takes in a message body: XML 1.0's, which leave out U+FFFE and U+FFFF. */
final class SqsText {
    private static final Pattern REFUSED = Pattern.compile("[\\x{FFFE}\\x{FFFF}]");

    private SqsText() {}

    /** Returns the same JSON with refused characters escaped; they can stand inside strings only. */
    static String escaped(String json) {
        if (json.indexOf('\uFFFE') < 0 && json.indexOf('\uFFFF') < 0) {
            return json;
        }
        return REFUSED.matcher(json).replaceAll(match -> match.group().equals("\uFFFE") ? "\\\\uFFFE" : "\\\\uFFFF");
    }
}
