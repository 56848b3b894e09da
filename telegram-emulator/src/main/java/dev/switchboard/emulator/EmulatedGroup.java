package dev.switchboard.emulator;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.InviteLink;
import dev.switchboard.emulator.world.LockedWorld;
import java.util.Set;

/** A basic group, a supergroup or a channel; what happens here is its owner's doing. Thread-safe. */
public final class EmulatedGroup {
    private final LockedWorld world;
    private final long id;
    private final ChatType type;
    private final User owner;

    EmulatedGroup(LockedWorld world, Group group) {
        this.world = world;
        id = group.chat().id();
        type = group.type();
        owner = group.owner();
    }

    /** Returns its chat id. */
    public long id() {
        return id;
    }

    /** Adds a bot as a plain member, or takes its rights. */
    public void adds(EmulatedBot bot) {
        change(bot.user(), Standing.member());
    }

    /** Makes a bot an administrator with the usual rights. */
    public void promotes(EmulatedBot bot) {
        promotes(bot.user(), AdministratorRight.usualIn(type));
    }

    /** Makes a bot an administrator with these rights, such as {@code can_invite_users}. */
    public void promotes(EmulatedBot bot, Set<String> rights) {
        promotes(bot.user(), AdministratorRight.of(rights));
    }

    /** Makes a person an administrator with these rights. */
    public void promotes(EmulatedPerson person, Set<String> rights) {
        promotes(person.user(), AdministratorRight.of(rights));
    }

    /** Hides the owner, who acts in this supergroup's name from now on, under this title; empty for none. */
    public void hidesOwner(String title) {
        change(owner, new Standing.Creator(true, title.isEmpty() ? null : title));
    }

    /** Shows the owner again, without a title. */
    public void showsOwner() {
        change(owner, new Standing.Creator(false, null));
    }

    /** Removes a bot for good. */
    public void kicks(EmulatedBot bot) {
        change(bot.user(), Standing.banned());
    }

    /** Removes a person for good. */
    public void kicks(EmulatedPerson person) {
        change(person.user(), Standing.banned());
    }

    /** Lets members who are no administrators do this and no more, such as {@code can_send_messages}. */
    public void permits(Set<String> permissions) {
        world.with(w -> {
            w.chatInfo().permit(w.chats().group(id), ChatPermission.of(permissions));
            return true;
        });
    }

    /** Returns a new invite link. */
    public String invites(InviteLink.Terms terms) {
        return world.with(
                w -> w.invitations().create(w.chats().group(id), owner, terms).address());
    }

    /** Lets one in who asked to join. */
    public void approves(EmulatedPerson person) {
        decide(person, true);
    }

    /** Turns one away who asked to join. */
    public void declines(EmulatedPerson person) {
        decide(person, false);
    }

    /** Asks this bot, which must be an administrator, first about those who ask to join. */
    public void isGuardedBy(EmulatedBot bot) {
        world.with(w -> {
            w.chatInfo().guard(w.chats().group(id), w.accounts().bot(bot.id()));
            return true;
        });
    }

    /** Makes a supergroup of this basic group. */
    public EmulatedGroup becomesSupergroup() {
        return world.with(w ->
                new EmulatedGroup(world, w.chatInfo().migrate(w.chats().group(id), owner)));
    }

    private void decide(EmulatedPerson person, boolean approve) {
        world.with(w -> {
            w.joinRequests().personDecides(w.chats().group(id), person.user(), approve, owner);
            return true;
        });
    }

    private void promotes(User user, Set<AdministratorRight> rights) {
        change(user, new Standing.Administrator(rights, owner.id(), null));
    }

    private void change(User user, Standing standing) {
        world.with(w -> {
            w.members().personChanges(w.chats().group(id), user, standing, owner);
            return true;
        });
    }
}
