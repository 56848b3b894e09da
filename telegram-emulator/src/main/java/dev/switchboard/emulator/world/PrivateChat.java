package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.User;
import java.time.Instant;

/** The chat between a person and a bot; it exists once either had a reason to write. */
public final class PrivateChat implements Conversation {
    private final Bot bot;
    private final User person;
    private final Chat chat;
    private final History history;
    private boolean started;
    private boolean blocked;
    private Instant openUntil = Instant.MIN;

    PrivateChat(Bot bot, User person, World world) {
        this.bot = bot;
        this.person = person;
        chat = Chat.privateChat(person);
        history = new History(world.keptMessages(), change -> world.tell(new WorldEvent.ChatChanged(this, change)));
    }

    @Override
    public Chat chat() {
        return chat;
    }

    @Override
    public History history() {
        return history;
    }

    /** A bot numbers its messages through all its private chats and basic groups, as every Telegram account does. */
    @Override
    public int nextMessageId() {
        return bot.nextMessageId();
    }

    @Override
    public long peer() {
        return bot.id();
    }

    @Override
    public boolean isSeenBy(long userId) {
        return person.id() == userId;
    }

    /** Returns the bot. */
    public Bot bot() {
        return bot;
    }

    /** Returns the person. */
    public User person() {
        return person;
    }

    /** Tells whether the person blocked the bot. */
    public boolean isBlocked() {
        return blocked;
    }

    /** Tells whether the bot may write: the person wrote once, or asked to join a group a moment ago. */
    public boolean isOpen(Instant now) {
        return started || now.isBefore(openUntil);
    }

    /** Tells whether the person ever had to do with the bot. */
    boolean isMet() {
        return started || blocked || openUntil.isAfter(Instant.MIN);
    }

    /** Lets the bot write, as a message of the person's does. */
    public void start() {
        started = true;
    }

    void block(boolean block) {
        blocked = block;
    }

    void openUntil(Instant end) {
        openUntil = end;
    }
}
