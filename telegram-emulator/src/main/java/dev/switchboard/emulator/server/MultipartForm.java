package dev.switchboard.emulator.server;

import dev.switchboard.emulator.types.Upload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code multipart/form-data} body (RFC 7578): its texts and its files, by name. */
record MultipartForm(Map<String, String> texts, Map<String, Upload> files) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = parameter("name");
    private static final Pattern FILE_NAME = parameter("filename");
    private static final byte[] END_OF_HEADERS = ascii("\r\n\r\n");

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException if there is no boundary
     */
    static MultipartForm read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new IllegalArgumentException("no boundary");
        }
        MultipartForm form = new MultipartForm(new LinkedHashMap<>(), new LinkedHashMap<>());
        byte[] first = ascii("--" + boundary.group(1));
        byte[] delimiter = ascii("\r\n--" + boundary.group(1));
        int start = indexOf(body, first, 0, body.length);
        int from = start < 0 ? body.length : start + first.length;
        while (from < body.length) {
            int found = indexOf(body, delimiter, from, body.length);
            int end = found < 0 ? body.length : found;
            form.addPart(body, from, end);
            from = end + delimiter.length;
        }
        return form;
    }

    private void addPart(byte[] body, int from, int to) {
        int headersEnd = indexOf(body, END_OF_HEADERS, from, to);
        if (headersEnd < 0) {
            return;
        }
        String headers = new String(body, from, headersEnd - from, StandardCharsets.UTF_8);
        Matcher name = NAME.matcher(headers);
        if (!name.find()) {
            return;
        }
        byte[] content = Arrays.copyOfRange(body, headersEnd + END_OF_HEADERS.length, to);
        Matcher fileName = FILE_NAME.matcher(headers);
        if (fileName.find()) {
            files.put(value(name), new Upload(value(fileName), content));
        } else {
            texts.put(value(name), new String(content, StandardCharsets.UTF_8));
        }
    }

    // a value in quotes or without them (RFC 6266): clients write both
    private static Pattern parameter(String name) {
        return Pattern.compile("[; ]" + name + "=(?:\"([^\"]*)\"|([^\";\\s]+))", Pattern.CASE_INSENSITIVE);
    }

    private static String value(Matcher parameter) {
        return parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
