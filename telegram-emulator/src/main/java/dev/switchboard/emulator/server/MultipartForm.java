package dev.switchboard.emulator.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code multipart/form-data} body (RFC 7578); files are passed over. */
final class MultipartForm {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final String END_OF_HEADERS = "\r\n\r\n";

    private MultipartForm() {}

    /**
     * Returns the parts that are no files, by name.
     *
     * @throws IllegalArgumentException if there is no boundary
     */
    static Map<String, String> texts(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new IllegalArgumentException("no boundary");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        // one char a byte keeps positions; each text is decoded by itself
        String raw = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        for (String part : raw.split(Pattern.quote("\r\n--" + boundary.group(1)), -1)) {
            int headersEnd = part.indexOf(END_OF_HEADERS);
            if (headersEnd >= 0) {
                String headers = part.substring(0, headersEnd);
                Matcher name = NAME.matcher(headers);
                if (name.find() && !headers.contains("filename=")) {
                    texts.put(utf8(name.group(1)), utf8(part.substring(headersEnd + END_OF_HEADERS.length())));
                }
            }
        }
        return texts;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
