package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A supergroup. */
public final class Group implements Conversation {
    private final Chat chat;
    private final User owner;
    private final History history;
    private final Map<Long, ChatMember> members = new LinkedHashMap<>();
    private final Map<Long, ChatMember> bots = new LinkedHashMap<>();
    private int lastMessageId;

    Group(Chat chat, User owner, Consumer<WorldEvent> events) {
        this.chat = chat;
        this.owner = owner;
        history = new History(change -> events.accept(new WorldEvent.ChatChanged(this, change)));
        members.put(owner.id(), ChatMember.creator(owner));
    }

    @Override
    public Chat chat() {
        return chat;
    }

    @Override
    public History history() {
        return history;
    }

    /** A supergroup numbers its own messages, the same for all who see them. */
    @Override
    public int nextMessageId() {
        return ++lastMessageId;
    }

    @Override
    public long peer() {
        return chat.id();
    }

    @Override
    public boolean isSeenBy(long userId) {
        return member(userId).filter(ChatMember::isPresent).isPresent();
    }

    /** Returns who made it. */
    public User owner() {
        return owner;
    }

    /** Returns everyone who is or was in it, with their standing. */
    public List<ChatMember> members() {
        return List.copyOf(members.values());
    }

    /** Finds the standing of someone who is or was in it. */
    public Optional<ChatMember> member(long userId) {
        return Optional.ofNullable(members.get(userId));
    }

    /** Returns the bots among its members: the few that updates are for. */
    List<ChatMember> bots() {
        return List.copyOf(bots.values());
    }

    void put(ChatMember member) {
        members.put(member.user().id(), member);
        if (member.user().isBot()) {
            bots.put(member.user().id(), member);
        }
    }
}
