package dev.switchboard.dm.points;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person does with the bot.
 *
 * @param person which of a handful, from 0
 * @param referrer whom a start names, or {@code null}
 * @param day when, in days; clocks of several processes may say it in any order
 * @param minute of that day: what is done in the same one is done at the same moment
 */
record Deed(What what, int person, @Nullable Integer referrer, int day, int minute) {
    /** Who has unlimited points. */
    static final int UNLIMITED = 3;

    boolean isUnlimited() {
        return person == UNLIMITED;
    }

    /** What can be done that has to do with points. */
    enum What {
        START,
        LOOK,
        MEET
    }
}
