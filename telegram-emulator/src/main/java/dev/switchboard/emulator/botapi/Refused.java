package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.botapi.Answer.Refusal;
import java.util.Map;

/**
 * Ends a method early with a refusal.
 *
 * <p>A method makes many checks before it acts, and each may refuse. This carries the first refusal to {@link BotApi},
 * which turns it into the answer; it never leaves this package.
 */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.description(), null, false, false);
        this.refusal = refusal;
    }

    /** Refuses with a 400; a description that begins with a word loses the capital (Client.cpp, fail_query_with_error). */
    static Refused badRequest(String description) {
        char second = description.length() > 1 ? description.charAt(1) : 'A';
        boolean isCode = second == '_' || (second >= 'A' && second <= 'Z');
        return new Refused(Refusal.badRequest(
                isCode ? description : Character.toLowerCase(description.charAt(0)) + description.substring(1)));
    }

    static Refused upgraded(long supergroup) {
        return new Refused(new Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Map.of("migrate_to_chat_id", supergroup)));
    }

    static Refused forbidden(String description) {
        return new Refused(Refusal.of(403, "Forbidden: " + description));
    }

    Refusal refusal() {
        return refusal;
    }
}
