package dev.switchboard.dm.people;

import java.util.List;

/**
 * The groups that give a person unlimited points.
 *
 * @param count how many there are
 * @param titles what the first ten call themselves, oldest first; hostile
 */
public record ActiveGroups(int count, List<String> titles) {
    /** Copies the titles. */
    public ActiveGroups {
        titles = List.copyOf(titles);
    }

    /** Says how many: titles are private. */
    @Override
    public String toString() {
        return "ActiveGroups[" + count + "]";
    }
}
