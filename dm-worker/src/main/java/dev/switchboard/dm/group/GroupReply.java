package dev.switchboard.dm.group;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command in a group is answered.
 *
 * @param missing the rights that the bot lacks
 * @param language the code of the language that the person chose, or {@code null}
 */
public record GroupReply(
        GroupVerdict verdict,
        Set<BotRight> missing,
        @Nullable String language) {
    /** Copies the rights. */
    public GroupReply {
        missing = Set.copyOf(missing);
    }
}
