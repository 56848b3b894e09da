package dev.switchboard.emulator.server;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Group;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What someone is to become in a group.
 *
 * @param by who does it, or null for whoever usually does
 * @param rights an administrator's; null for the usual ones
 * @param customTitle an administrator's or the owner's; null for none
 * @param isAnonymous whether the owner acts in the group's name
 * @param permissions what a restricted member may do still; null for nothing
 * @param untilDate when restrictions or a ban end; null for never
 */
record NewStanding(
        String status,
        @Nullable Long by,
        @Nullable Set<String> rights,
        @Nullable String customTitle,
        @Nullable Boolean isAnonymous,
        @Nullable Set<String> permissions,
        @Nullable Long untilDate) {
    NewStanding {
        Objects.requireNonNull(status, "status is missing");
    }

    Standing in(Group group, User user, User actor) {
        long until = untilDate == null ? 0 : untilDate;
        return switch (status) {
            case "creator" -> new Standing.Creator(Boolean.TRUE.equals(isAnonymous), customTitle);
            case "administrator" ->
                new Standing.Administrator(
                        rights == null ? AdministratorRight.usualIn(group.type()) : AdministratorRight.of(rights),
                        actor.id(),
                        customTitle);
            case "member" -> Standing.member();
            case "restricted" ->
                new Standing.Restricted(
                        group.standing(user).isPresent(),
                        permissions == null ? Set.of() : ChatPermission.of(permissions),
                        until);
            case "left" -> Standing.left();
            case "kicked" -> new Standing.Banned(until);
            default ->
                throw new IllegalArgumentException(
                        "status must be creator, administrator, member, restricted, left or kicked");
        };
    }
}
