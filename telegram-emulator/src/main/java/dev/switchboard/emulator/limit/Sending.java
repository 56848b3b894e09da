package dev.switchboard.emulator.limit;

/**
 * A call that sends messages.
 *
 * @param chat the chat they go to
 * @param toGroup whether that is a group
 * @param messages how many, at least 1
 * @param paid whether the bot pays for going over its own limit ({@code allow_paid_broadcast})
 */
public record Sending(long bot, long chat, boolean toGroup, int messages, boolean paid) {
    /** Refuses none at all. */
    public Sending {
        if (messages < 1) {
            throw new IllegalArgumentException("messages must be at least 1, not " + messages);
        }
    }

    boolean countsFor(LimitScope scope) {
        return switch (scope) {
            case CHAT -> true;
            case GROUP -> toGroup;
            case BOT -> !paid;
        };
    }

    Key key(LimitScope scope) {
        return new Key(scope, bot, scope == LimitScope.BOT ? 0 : chat);
    }

    /** What is counted together. */
    record Key(LimitScope scope, long bot, long chat) {}
}
