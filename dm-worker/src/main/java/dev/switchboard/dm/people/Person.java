package dev.switchboard.dm.people;

import org.jspecify.annotations.Nullable;

/**
 * A person as Telegram describes them; every text is theirs, and hostile.
 *
 * @param bot the bot that knows them
 * @param id Telegram's id of the person
 */
public record Person(
        long bot,
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode) {

    /** Says the ids only: names are private. */
    @Override
    public String toString() {
        return "Person[" + id + " of bot " + bot + "]";
    }
}
