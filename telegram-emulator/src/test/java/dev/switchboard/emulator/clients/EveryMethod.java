package dev.switchboard.emulator.clients;

import dev.switchboard.emulator.TelegramEmulator;
import java.util.Set;
import java.util.TreeSet;

/** The methods that a client must be able to call. */
final class EveryMethod {
    /** Older names of methods, which clients of today do not have. */
    private static final Set<String> FORMER = Set.of("kickchatmember", "getchatmemberscount");

    private EveryMethod() {}

    /** Returns their names in lower case. */
    static Set<String> names(TelegramEmulator telegram) {
        Set<String> names = new TreeSet<>(telegram.methods());
        names.removeAll(FORMER);
        return names;
    }
}
