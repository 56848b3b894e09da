package dev.switchboard.sender.delivery;

import java.time.Instant;

/** Looks for a message in its chat by its debug code, for want of an answer of Telegram's. */
@FunctionalInterface
public interface DebugCodeFinder {
    /** Looks. */
    Found find(long bot, long chat, String debugCode);

    /** What a look brings. */
    sealed interface Found {
        /** It is there, since the given time. */
        record Message(int id, Instant sentAt) implements Found {}

        /** It is not there, and who looked has seen all that is. */
        record Absent() implements Found {}

        /** Nobody can look into that chat now. */
        record Unavailable() implements Found {}
    }

    /** Returns the finder of a deployment without a crawler. */
    static DebugCodeFinder withoutCrawler() {
        return (_, _, _) -> new Found.Unavailable();
    }
}
