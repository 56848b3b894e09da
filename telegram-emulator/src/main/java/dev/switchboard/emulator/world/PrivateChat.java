package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chat between a person and a bot; it exists once either had a reason to write. */
public final class PrivateChat implements Conversation {
    private final Bot bot;
    private User person;
    private Chat chat;
    private final History history;
    private boolean started;
    private boolean blocked;
    private boolean asked;
    private boolean known;
    private @Nullable Map<Long, Instant> windows;

    PrivateChat(Bot bot, User person, World world) {
        this.bot = bot;
        this.person = person;
        chat = Chat.privateChat(person);
        history = new History(world.budget(), change -> world.tell(new WorldEvent.ChatChanged(this, change)));
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

    /** Tells whether the bot may write: the person wrote once, or asked to join a group a moment ago and waits. */
    public boolean isOpen(Instant now) {
        return started || (windows != null && windows.values().stream().anyMatch(now::isBefore));
    }

    /** Tells whether the person ever had to do with the bot. */
    boolean isMet() {
        return started || blocked || asked;
    }

    /** Tells whether the bot knows of the person, from here or from elsewhere. */
    boolean isKnown() {
        return known || isMet();
    }

    /** The person deleted their account. */
    void loseName() {
        person = person.withoutName();
        chat = Chat.privateChat(person);
    }

    void becomeKnown() {
        known = true;
    }

    /** Lets the bot write, as a message of the person's does. */
    public void start() {
        started = true;
    }

    void block(boolean block) {
        blocked = block;
    }

    /** Lets the bot write for a while, because of one join request. */
    void open(JoinRequest request, Instant until) {
        asked = true;
        if (windows == null) {
            windows = new HashMap<>(2);
        }
        windows.put(request.number(), until);
    }

    /** A join request was decided: the bot may write only if something else lets it. */
    void close(JoinRequest request) {
        if (windows != null) {
            windows.remove(request.number());
            if (windows.isEmpty()) {
                windows = null;
            }
        }
    }
}
