package dev.switchboard.dm.group;

import dev.switchboard.dm.text.Phrase;
import java.util.Locale;

/** What became of a command in a group. */
public enum GroupVerdict {
    /** The group waits for {@code /activate}. */
    REGISTERED(Phrase.GROUP_REGISTERED),
    /** Who asked has unlimited points by the group. */
    ACTIVATED(Phrase.GROUP_ACTIVATED),
    /** The group is active; its unlimited points are another's, or were given before. */
    ALREADY_ACTIVE(Phrase.GROUP_ALREADY_ACTIVE),
    /** {@code /init} is to come first. */
    NOT_REGISTERED(Phrase.GROUP_NOT_REGISTERED),
    /** The bot does not know who asked, and so cannot give them points. */
    NOT_STARTED(Phrase.GROUP_START_FIRST),
    /** An admin asked in the group's name, and Telegram does not tell who it is. */
    ANONYMOUS(Phrase.GROUP_ANONYMOUS),
    /** Who asked is no admin. */
    NOT_ADMIN(Phrase.GROUP_ADMINS_ONLY),
    /** The bot lacks a {@link BotRight}. */
    RIGHTS_MISSING(Phrase.GROUP_RIGHTS_MISSING);

    private final String word = name().toLowerCase(Locale.ROOT);
    private final Phrase phrase;

    GroupVerdict(Phrase phrase) {
        this.phrase = phrase;
    }

    /** Returns the verdict of a word of the database's. */
    static GroupVerdict ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns the stable word for it in the database. */
    public String word() {
        return word;
    }

    /** Returns what is said of it. */
    Phrase phrase() {
        return phrase;
    }
}
