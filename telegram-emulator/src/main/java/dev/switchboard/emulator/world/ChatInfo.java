package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.User;
import java.util.Set;

/** What becomes of groups themselves: titles, permissions, and basic groups that become supergroups. */
public final class ChatInfo {
    private final World world;

    ChatInfo(World world) {
        this.world = world;
    }

    /** Gives a group another title. */
    public void retitle(Group group, String title, User actor) {
        if (title.equals(group.chat().title())) {
            return;
        }
        group.retitle(title);
        world.messages().serviceMessage(Senders.of(actor, group), group, new Content.NewChatTitle(title));
    }

    /** Sets what members who are no administrators may do. */
    public void permit(Group group, Set<ChatPermission> permissions) {
        group.permit(permissions);
    }

    /** Sets which bot is asked first about join requests. */
    public void guard(Group group, Bot guard) {
        if (!group.standing(guard.user()).isAdministrator()) {
            throw NotPossible.because("only an administrator guards a group");
        }
        group.guard(guard);
        guard.becomeGuard();
    }

    /**
     * Makes a supergroup of a basic group: all go along, and the old chat ends.
     *
     * @param actor the person who does it
     */
    public Group migrate(Group group, User actor) {
        world.access().checkActive(actor);
        if (group.type() != ChatType.GROUP || group.migratedTo().isPresent()) {
            throw NotPossible.because("only a basic group becomes a supergroup, and once");
        }
        if (group.owner().id() != actor.id()) {
            throw NotPossible.because("only the owner makes a supergroup of a basic group");
        }
        Group supergroup = world.chats()
                .addGroup(null, ChatType.SUPERGROUP, String.valueOf(group.chat().title()), null, group.owner());
        world.messages()
                .serviceMessage(
                        Sender.of(actor),
                        group,
                        new Content.MigrateToChatId(supergroup.chat().id()));
        group.migrateTo(supergroup);
        world.invitations().move(group, supergroup);
        world.joinRequests().move(group, supergroup);
        world.members().tellOfMigration(supergroup, actor);
        world.messages()
                .serviceMessage(
                        Sender.anonymous(actor, supergroup.chat(), null),
                        supergroup,
                        new Content.MigrateFromChatId(group.chat().id()));
        return supergroup;
    }
}
