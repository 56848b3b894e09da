package dev.switchboard.dm.doctor;

import java.util.Iterator;

/** The groups in which bots have something to do. */
interface RegisteredGroups {

    /** Returns the ids of a bot's groups. */
    Iterator<Long> of(long bot);
}
