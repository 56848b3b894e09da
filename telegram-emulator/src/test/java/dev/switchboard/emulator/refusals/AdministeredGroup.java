package dev.switchboard.emulator.refusals;

import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.types.ChatType;
import java.util.Set;

/**
 * A group in which the bot has some rights, or is a plain member without any.
 *
 * @param administrator the id of an administrator whom the owner made
 * @param member the id of a plain member
 */
record AdministeredGroup(long id, long administrator, long member) {
    static AdministeredGroup make(RefusalScene scene, Set<String> rights) {
        return of(ChatType.SUPERGROUP, scene, rights);
    }

    static AdministeredGroup basic(RefusalScene scene, Set<String> rights) {
        return of(ChatType.GROUP, scene, rights);
    }

    private static AdministeredGroup of(ChatType type, RefusalScene scene, Set<String> rights) {
        EmulatedPerson administrator = scene.telegram().person("Administrator");
        EmulatedPerson member = scene.telegram().person("Member");
        EmulatedGroup group =
                scene.telegram().group(type, "Group", scene.telegram().person("Owner"));
        if (rights.isEmpty()) {
            group.adds(scene.bot());
        } else {
            group.promotes(scene.bot(), rights);
        }
        group.promotes(administrator, Set.of("can_manage_chat"));
        member.joins(group);
        return new AdministeredGroup(
                group.id(), administrator.user().id(), member.user().id());
    }
}
