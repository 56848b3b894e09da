package dev.switchboard.emulator;

import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.LockedWorld;
import java.util.Set;

/** A supergroup; what happens here is its owner's doing. Thread-safe. */
public final class EmulatedGroup {
    private final LockedWorld world;
    private final long id;
    private final User owner;

    EmulatedGroup(LockedWorld world, Group group) {
        this.world = world;
        id = group.chat().id();
        owner = group.owner();
    }

    /** Returns its chat id. */
    public long id() {
        return id;
    }

    /** Adds a bot as a plain member, or takes its rights. */
    public void adds(EmulatedBot bot) {
        change(ChatMember.member(bot.user()));
    }

    /** Makes a bot an administrator with the usual rights. */
    public void promotes(EmulatedBot bot) {
        promotes(bot, ChatMember.USUAL_RIGHTS);
    }

    /** Makes a bot an administrator with these rights. */
    public void promotes(EmulatedBot bot, Set<String> rights) {
        change(ChatMember.administrator(bot.user(), rights));
    }

    /** Removes a bot for good. */
    public void kicks(EmulatedBot bot) {
        change(ChatMember.kicked(bot.user()));
    }

    /** Removes a person for good. */
    public void kicks(EmulatedPerson person) {
        change(ChatMember.kicked(person.user()));
    }

    private void change(ChatMember member) {
        world.with(w -> {
            w.members().change(w.group(id), member, owner);
            return true;
        });
    }
}
