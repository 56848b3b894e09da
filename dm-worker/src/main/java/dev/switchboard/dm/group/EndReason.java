package dev.switchboard.dm.group;

import java.util.Locale;

/** Why a group gives no more unlimited points. */
public enum EndReason {
    /** The bot is not in the group any more, or the group is gone. */
    BOT_REMOVED,
    /** The bot is in the group, but administers it no more. */
    NOT_ADMIN,
    /** The bot lacks a {@link BotRight}. */
    RIGHTS_MISSING,
    /** It became a supergroup, which another admin had activated by then. */
    REPLACED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** Returns the stable word for it, in the database and in phrases. */
    public String word() {
        return word;
    }
}
