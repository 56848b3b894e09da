package dev.switchboard.dm.live;

import java.util.List;

/**
 * A page of people who are live.
 *
 * @param number from 1
 * @param pages how many there are
 * @param people how many are live, on all pages
 * @param users those of this page, at most ten
 */
public record LivePage(int number, int pages, int people, List<LiveUser> users) {

    /** Keeps a copy. */
    public LivePage {
        users = List.copyOf(users);
    }

    boolean isFirst() {
        return number == 1;
    }

    boolean isLast() {
        return number == pages;
    }
}
