package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** All bots, people and chats there are. Not thread-safe: shared by way of {@link LockedWorld}. */
public final class World {
    private final Accounts accounts = new Accounts(this::changed);
    private final Chats chats;
    private final CallLog calls = new CallLog();
    private final Feed feed;
    private final Callbacks callbacks;
    private final Files files = new Files();
    private final Presses presses = new Presses(this);
    private final PersonAccess access;
    private final Messages messages;
    private final Edits edits;
    private final Deletions deletions;
    private final Pins pins = new Pins(this);
    private final Forwards forwards;
    private final Members members;
    private final JoinRequests joinRequests;
    private final Invitations invitations;
    private final ChatInfo chatInfo;
    private final ManagedBots managedBots;
    private final MessageBudget budget;
    private Consumer<Object> listener = _ -> {};

    /**
     * Makes an empty world.
     *
     * @param random what invite links come from
     * @param keptMessages how many messages each chat keeps at least
     * @param keptInAll how many messages all chats keep together
     */
    public World(InstantSource time, RandomGenerator random, int keptMessages, int keptInAll) {
        budget = new MessageBudget(keptMessages, keptInAll);
        chats = new Chats(this, time);
        // by chance, for another world has other numbers even where time stands still
        feed = new Feed(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        callbacks = new Callbacks(time, this::tell);
        access = new PersonAccess(this, time);
        forwards = new Forwards(access);
        messages = new Messages(this, time);
        edits = new Edits(this, time);
        deletions = new Deletions(this, time);
        members = new Members(this, messages, time);
        joinRequests = new JoinRequests(this, members, time);
        invitations = new Invitations(access, members, joinRequests, time, random);
        chatInfo = new ChatInfo(this);
        managedBots = new ManagedBots(this);
    }

    /** Returns who exists. */
    public Accounts accounts() {
        return accounts;
    }

    /** Returns where messages are written. */
    public Chats chats() {
        return chats;
    }

    /** Returns what people may do in chats. */
    public PersonAccess access() {
        return access;
    }

    /** Returns what can be written. */
    public Messages messages() {
        return messages;
    }

    /** Returns what can be edited. */
    public Edits edits() {
        return edits;
    }

    /** Returns what can be deleted. */
    public Deletions deletions() {
        return deletions;
    }

    /** Returns what can be pinned. */
    public Pins pins() {
        return pins;
    }

    /** Returns what can be forwarded. */
    public Forwards forwards() {
        return forwards;
    }

    /** Returns what can be pressed and answered. */
    public Presses presses() {
        return presses;
    }

    /** Returns the files that messages carry. */
    public Files files() {
        return files;
    }

    /** Returns who can come, go, rise and fall. */
    public Members members() {
        return members;
    }

    /** Returns who waits to be let in, and what administrators say to it. */
    public JoinRequests joinRequests() {
        return joinRequests;
    }

    /** Returns the invite links, and who comes by them. */
    public Invitations invitations() {
        return invitations;
    }

    /** Returns what becomes of groups themselves. */
    public ChatInfo chatInfo() {
        return chatInfo;
    }

    /** Returns which bots manage others. */
    public ManagedBots managedBots() {
        return managedBots;
    }

    /** Returns the calls that bots made. */
    public CallLog calls() {
        return calls;
    }

    /** Returns the presses of inline buttons and their answers. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** Returns what happened lately. */
    public Feed feed() {
        return feed;
    }

    /**
     * A person deletes their account: it stays where it is without a name, does nothing more, and cannot be written to
     * (Bot API server, Client.cpp, {@code userTypeDeleted}).
     */
    public void deleteAccount(User person) {
        accounts.deactivate(accounts.person(person.id()));
        accounts.bots().forEach(bot -> chats.findPrivateChat(bot, person.id()).ifPresent(PrivateChat::loseName));
    }

    /** Records a call. */
    public void record(CallLog.Call call) {
        calls.add(call);
        changed(calls);
        tell(new WorldEvent.BotCalled(call.bot(), call.number()));
    }

    void tell(WorldEvent event) {
        feed.add(event);
        changed(feed);
    }

    MessageBudget budget() {
        return budget;
    }

    void changed(Object subject) {
        listener.accept(subject);
    }

    void onChange(Consumer<Object> newListener) {
        listener = newListener;
    }
}
