package dev.switchboard.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Why a message is in a DLQ, as the attributes it carries there.
 *
 * @param source the queue that it was taken from, or {@code ingress}
 * @param errorClass what went wrong, as a class or a stable word; groups alike failures
 * @param errorMessage what went wrong, in words; without secrets
 * @param attempts a JSON array of the attempts, each with time and worker
 */
public record DeadLetter(String source, String errorClass, String errorMessage, String attempts) {
    public static final String SOURCE_QUEUE = "source_queue";
    public static final String ERROR_CLASS = "error_class";
    public static final String ERROR_MESSAGE = "error_message";
    public static final String FINGERPRINT = "fingerprint";
    public static final String ATTEMPTS = "attempts";

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int FINGERPRINT_BYTES = 8;

    /** Numbers and ids differ between alike failures. */
    private static final Pattern VARYING = Pattern.compile("[0-9a-fA-F]*[0-9][0-9a-fA-F-]*");

    private static final Pattern REFUSED_BY_SQS =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    public DeadLetter {
        errorMessage = fitting(errorMessage);
    }

    /** Returns 16 hexadecimal digits that alike failures share. */
    public String fingerprint() {
        try {
            var alike = errorClass + '\n' + VARYING.matcher(errorMessage).replaceAll("#");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(alike.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** Returns the message attributes to send. */
    public Map<String, String> attributes() {
        return Map.of(
                SOURCE_QUEUE, source,
                ERROR_CLASS, errorClass,
                ERROR_MESSAGE, errorMessage,
                FINGERPRINT, fingerprint(),
                ATTEMPTS, attempts);
    }

    private static String fitting(String message) {
        var allowed = REFUSED_BY_SQS.matcher(message).replaceAll("?");
        if (allowed.isBlank()) {
            return "(no message)";
        }
        return allowed.codePointCount(0, allowed.length()) <= LONGEST_MESSAGE
                ? allowed
                : allowed.substring(0, allowed.offsetByCodePoints(0, LONGEST_MESSAGE));
    }
}
