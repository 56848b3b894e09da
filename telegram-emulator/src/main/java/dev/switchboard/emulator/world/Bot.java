package dev.switchboard.emulator.world;

import dev.switchboard.emulator.delivery.UpdateQueue;
import dev.switchboard.emulator.delivery.Webhook;
import dev.switchboard.emulator.delivery.WebhookDelivery;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bot: its account, its token, and its updates. */
public final class Bot {
    private final BotProfile profile = new BotProfile();
    private final boolean readsAllGroupMessages;
    private final UpdateQueue updates;
    private final WebhookDelivery delivery;
    private final Polling polling = new Polling(this::changed);
    private @Nullable Set<String> allowedUpdates;
    private Instant nextSetWebhook = Instant.MIN;
    private Runnable listener = () -> {};
    private int lastMessageId;
    private Instant loggedOutUntil = Instant.MIN;
    private boolean managesBots;
    private boolean isGuard;
    private User user;
    private String token;

    /**
     * Makes a bot.
     *
     * @param token {@code <id>:<secret>}, as BotFather gives them
     * @param readsAllGroupMessages whether privacy mode is off
     * @throws IllegalArgumentException if the token does not begin with the bot's id
     */
    public Bot(User user, String token, boolean readsAllGroupMessages, UpdateQueue updates, WebhookDelivery delivery) {
        check(user, token);
        this.user = user;
        this.token = token;
        this.readsAllGroupMessages = readsAllGroupMessages;
        this.updates = updates;
        this.delivery = delivery;
    }

    private static void check(User user, String token) {
        if (!token.matches(user.id() + ":[A-Za-z0-9_-]{1,60}")) {
            throw new IllegalArgumentException("the token of bot " + user.id() + " must be " + user.id()
                    + ": and then 1-60 letters, digits, - or _");
        }
    }

    /** Returns its account. */
    public User user() {
        return user;
    }

    /** Returns its account's id. */
    public long id() {
        return user.id();
    }

    /** Returns what its calls are known by. */
    public String token() {
        return token;
    }

    /** Tells whether its privacy mode is off, so that it sees all that is written in its groups. */
    public boolean readsAllGroupMessages() {
        return readsAllGroupMessages;
    }

    /** Returns what it says about itself. */
    public BotProfile profile() {
        return profile;
    }

    /** Says something about itself; a name for all languages is its account's from now on. */
    public void describe(BotProfile.Text kind, String language, String text) {
        profile.text(kind, language, text);
        if (kind == BotProfile.Text.NAME && language.isEmpty() && !text.isEmpty()) {
            user = user.named(text);
        }
    }

    /** Tells whether it can manage bots that people make for it. */
    public boolean managesBots() {
        return managesBots;
    }

    /** Lets it manage bots that people make for it, as its owner does with BotFather. */
    public void letManageBots() {
        managesBots = true;
    }

    /** Tells whether a group asks it first about join requests. */
    public boolean isGuard() {
        return isGuard;
    }

    /** Tells whether it logged out and cannot come back yet. */
    public boolean isLoggedOut(Instant now) {
        return now.isBefore(loggedOutUntil);
    }

    /** Logs it out. */
    public void logOutUntil(Instant end) {
        loggedOutUntil = end;
    }

    /** Returns the updates that it has not taken. */
    public UpdateQueue updates() {
        return updates;
    }

    /** Returns what brings its updates to its webhook. */
    public WebhookDelivery delivery() {
        return delivery;
    }

    /** Returns what it asked for; empty where it takes what every bot gets. */
    public Optional<Set<String>> allowedUpdates() {
        return Optional.ofNullable(allowedUpdates);
    }

    /** Sets what it asks for from now on; null for what every bot gets. */
    public void allowUpdates(@Nullable Set<String> types) {
        allowedUpdates = types;
    }

    /** Returns when it may set a webhook again. */
    public Instant nextSetWebhook() {
        return nextSetWebhook;
    }

    /** Sets when it may set a webhook again. */
    public void nextSetWebhook(Instant when) {
        nextSetWebhook = when;
    }

    /** Sends its updates to a webhook from now on. */
    public void openWebhook(Webhook webhook) {
        delivery.open(webhook);
        listener.run();
    }

    /** Returns how its program asks for updates. */
    public Polling polling() {
        return polling;
    }

    /** Gives it an update, unless it did not ask for such. */
    public void post(Update update) {
        if (allowedUpdates == null
                ? !Update.OFF_BY_DEFAULT.contains(update.type())
                : allowedUpdates.contains(update.type())) {
            inject(update);
        }
    }

    /** Gives it an update, asked for or not, and returns the number; none where too many wait already. */
    public OptionalLong inject(Update update) {
        OptionalLong id = updates.add(update.forBot(id()));
        if (id.isPresent()) {
            delivery.wake();
            listener.run();
        }
        return id;
    }

    /** Gives it an update under a number of the caller's choice, even one that was used before. */
    public void injectAs(long id, Update update) {
        updates.addAs(id, update);
        delivery.wake();
        listener.run();
    }

    void onChange(Runnable newListener) {
        listener = newListener;
    }

    private void changed() {
        listener.run();
    }

    void becomeGuard() {
        isGuard = true;
    }

    void retoken(String newToken) {
        check(user, newToken);
        token = newToken;
    }

    int nextMessageId() {
        return ++lastMessageId;
    }

    int lastMessageId() {
        return lastMessageId;
    }

    void numberedUpTo(int messageId) {
        lastMessageId = messageId;
    }
}
