package dev.switchboard.ingress.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A request's body as text.
 *
 * @param text the text; where its bytes were no UTF-8, with replacement characters
 * @param wellFormed whether the bytes were UTF-8 and the text has no unpaired surrogates
 */
record RequestBody(String text, boolean wellFormed) {

    static RequestBody of(String text) {
        return new RequestBody(text, StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    static RequestBody ofBase64(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new RequestBody("", false); // what is no base64 is no JSON either: refused as such
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new RequestBody(text.toString(), true);
        } catch (CharacterCodingException e) {
            return new RequestBody(new String(bytes, StandardCharsets.UTF_8), false);
        }
    }

    /** Returns whether the text takes more than a number of bytes on a queue. */
    boolean isLongerThan(int bytes) {
        // no UTF-16 unit takes more than six bytes, so most texts need no counting
        return text.length() > bytes / 6 && bytesOnQueue() > bytes;
    }

    /** In UTF-8; but SQS takes no U+FFFE and U+FFFF, which travel as escapes, twice as long. */
    private long bytesOnQueue() {
        long noncharacters = text.chars().filter(c -> c >= 0xFFFE).count();
        return text.getBytes(StandardCharsets.UTF_8).length + 3 * noncharacters;
    }

    /** Returns the text for an operator's eyes: at most {@code most} UTF-16 units, without unpaired surrogates. */
    String excerpt(int most) {
        var cut = text.substring(0, Math.min(most, text.length()));
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Says the length only: the text is somebody's private message. */
    @Override
    public String toString() {
        return "RequestBody[" + text.length() + " characters]";
    }
}
