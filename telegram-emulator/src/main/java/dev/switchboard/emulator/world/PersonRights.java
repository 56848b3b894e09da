package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;

/** What Telegram's apps let people do to members of a group. */
final class PersonRights {
    private PersonRights() {}

    /** Refuses what this person may not do. */
    static void check(Group group, User user, Standing wanted, User person) {
        Standing now = group.standing(user);
        if (person.id() == user.id()) {
            checkOwn(now, wanted);
            return;
        }
        Standing own = group.standing(person);
        if (now.isAdministrator() && !group.canEdit(person, now)) {
            throw NotPossible.because("only the owner, or who made them one, changes an administrator");
        }
        switch (wanted) {
            case Standing.Creator _ -> throw NotPossible.because("a group has one owner");
            case Standing.Administrator administrator -> checkPromotion(own, administrator);
            case Standing.Restricted _, Standing.Banned _, Standing.Left _ ->
                need(own, AdministratorRight.CAN_RESTRICT_MEMBERS);
            case Standing.Member _ -> checkMember(group, person, own, now);
        }
    }

    private static void checkOwn(Standing now, Standing wanted) {
        if (now instanceof Standing.Banned) {
            throw NotPossible.because("the person was removed from this group for good");
        }
        if (wanted instanceof Standing.Banned
                || wanted instanceof Standing.Restricted
                || (wanted.isAdministrator() && !isOwner(now, wanted))) {
            throw NotPossible.because("people join and leave by themselves, and nothing else");
        }
    }

    /** The owner stays one, and shows another title or hides behind the group. */
    private static boolean isOwner(Standing now, Standing wanted) {
        return now instanceof Standing.Creator && wanted instanceof Standing.Creator;
    }

    private static void checkPromotion(Standing own, Standing.Administrator wanted) {
        need(own, AdministratorRight.CAN_PROMOTE_MEMBERS);
        for (AdministratorRight right : wanted.rights()) {
            if (right != AdministratorRight.IS_ANONYMOUS) {
                need(own, right);
            }
        }
    }

    private static void checkMember(Group group, User person, Standing own, Standing now) {
        if (now.isAdministrator()) {
            return;
        }
        if (now.isPresent() || now instanceof Standing.Banned) {
            need(own, AdministratorRight.CAN_RESTRICT_MEMBERS);
            return;
        }
        boolean mayInvite = own.isAdministrator()
                ? own.may(AdministratorRight.CAN_INVITE_USERS)
                : group.type() != ChatType.CHANNEL && group.permits(person, ChatPermission.CAN_INVITE_USERS);
        if (!mayInvite) {
            throw NotPossible.because("this person may not add members");
        }
    }

    private static void need(Standing own, AdministratorRight right) {
        if (!own.may(right)) {
            throw NotPossible.because("this takes the right " + right.word());
        }
    }
}
