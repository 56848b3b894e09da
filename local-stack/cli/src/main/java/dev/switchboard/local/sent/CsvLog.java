package dev.switchboard.local.sent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the log as CSV (RFC 4180), a row for each message under a row of names. */
public final class CsvLog {
    private static final String LINE_END = "\r\n";

    /** OWASP, CSV Injection: what spreadsheets take for the beginning of a formula, also where they skip spaces first. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Z}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\\t\\r\\n]");

    private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

    private CsvLog() {}

    /** Writes all, and returns how many messages there were. */
    public static long write(SentLog log, Writer out) throws IOException {
        out.write(String.join(",", SentLog.COLUMNS) + LINE_END);
        long rows = log.forEach(row -> out.write(
                SentLog.COLUMNS.stream().map(column -> field(row.path(column))).collect(Collectors.joining(","))
                        + LINE_END));
        out.flush();
        return rows;
    }

    /** Returns a value as a field: numbers as they are, null as nothing, a text quoted where it must be. */
    static String field(JsonNode value) {
        if (value.isNull() || value.isNumber()) {
            return value.isNull() ? "" : value.asText();
        }
        var text = value.asText();
        var harmless = FORMULA.matcher(text).find() ? "'" + text : text;
        return SPECIAL.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
