package dev.switchboard.emulator.world;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.cursors.LongCursor;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is what in a group. Nearly all are plain members, who cost some ten bytes each; those who left cost nothing.
 * Bots are remembered even then: a bot that was thrown out is told so, one that never was there finds no chat.
 */
final class Roster {
    private final LongHashSet plainMembers = new LongHashSet(0);
    private final Map<Long, Standing> others = new LinkedHashMap<>(4);
    private final Map<Long, Standing> bots = new LinkedHashMap<>(4);

    void put(User user, Standing standing) {
        if (user.isBot()) {
            bots.put(user.id(), standing);
            return;
        }
        plainMembers.remove(user.id());
        others.remove(user.id());
        if (standing.equals(Standing.member())) {
            plainMembers.add(user.id());
        } else if (!standing.equals(Standing.left())) {
            others.put(user.id(), standing);
        }
    }

    void putAll(Roster roster) {
        plainMembers.addAll(roster.plainMembers);
        others.putAll(roster.others);
        bots.putAll(roster.bots);
    }

    Standing get(long user) {
        if (plainMembers.contains(user)) {
            return Standing.member();
        }
        Standing standing = others.get(user);
        return standing == null ? bots.getOrDefault(user, Standing.left()) : standing;
    }

    /** Tells whether a bot is or was in the group. */
    boolean hasMet(long bot) {
        return bots.containsKey(bot);
    }

    /** Returns the bots that are or were in the group: the few that updates are for. */
    Map<Long, Standing> bots() {
        return Collections.unmodifiableMap(bots);
    }

    /** Returns everyone in the group, and those who are kept out. */
    Map<Long, Standing> all() {
        Map<Long, Standing> all = new LinkedHashMap<>(others);
        all.putAll(bots);
        for (LongCursor member : plainMembers) {
            all.put(member.value, Standing.member());
        }
        return all;
    }

    /** Returns those with a standing of their own: no plain members among them, save bots. */
    Map<Long, Standing> distinguished() {
        Map<Long, Standing> distinguished = new LinkedHashMap<>(others);
        distinguished.putAll(bots);
        return distinguished;
    }

    int present(long now) {
        return plainMembers.size()
                + (int) distinguished().values().stream()
                        .filter(standing -> standing.at(now).isPresent())
                        .count();
    }
}
