package dev.switchboard.emulator;

import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.World;
import java.util.function.Consumer;

/** A person with Telegram in hand. Thread-safe. */
public final class EmulatedPerson {
    private final LockedWorld world;
    private final User user;

    EmulatedPerson(LockedWorld world, User user) {
        this.world = world;
        this.user = user;
    }

    /** Returns the account. */
    public User user() {
        return user;
    }

    /** Returns the private chat with a bot. */
    public EmulatedChat chatWith(EmulatedBot bot) {
        return new EmulatedChat(world, user, bot.id());
    }

    /** Returns a group as this person sees it. */
    public EmulatedChat chatIn(EmulatedGroup group) {
        return new EmulatedChat(world, user, group.id());
    }

    /** Blocks a bot. */
    public void blocks(EmulatedBot bot) {
        act(w -> w.members().block(user, w.accounts().bot(bot.id()), true));
    }

    /** Lets a bot write again. */
    public void unblocks(EmulatedBot bot) {
        act(w -> w.members().block(user, w.accounts().bot(bot.id()), false));
    }

    /** Joins a group. */
    public void joins(EmulatedGroup group) {
        act(w -> w.members().personChanges(w.chats().group(group.id()), user, Standing.member(), user));
    }

    /** Leaves a group. */
    public void leaves(EmulatedGroup group) {
        act(w -> w.members().personChanges(w.chats().group(group.id()), user, Standing.left(), user));
    }

    /** Deletes this account: bots cannot write to it any more. */
    public void deletesAccount() {
        act(w -> w.deleteAccount(user));
    }

    /** Follows an invite link: joins, or asks to join. */
    public void follows(String inviteLink) {
        act(w -> w.invitations().follow(user, inviteLink));
    }

    /** Asks to join a group. */
    public void asksToJoin(EmulatedGroup group) {
        act(w -> w.joinRequests().ask(w.chats().group(group.id()), user, null));
    }

    private void act(Consumer<World> action) {
        world.with(w -> {
            action.accept(w);
            return true;
        });
    }
}
