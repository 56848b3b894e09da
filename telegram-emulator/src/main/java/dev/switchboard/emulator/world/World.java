package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All bots, people and chats there are. Not thread-safe: shared by way of {@link LockedWorld}. */
public final class World {
    private static final long FIRST_PERSON = 1_000_000_001L;
    private static final long FIRST_BASIC_GROUP = -4_000_000_001L;
    private static final long FIRST_SUPERGROUP = -1_001_000_000_001L;

    private final Map<Long, User> people = new LinkedHashMap<>();
    private final Map<Long, Bot> bots = new LinkedHashMap<>();
    private final Map<String, Bot> botsByToken = new HashMap<>();
    private final Set<String> usernames = new HashSet<>();
    private final Map<Long, Group> groups = new LinkedHashMap<>();
    private final Map<String, Group> groupsByUsername = new HashMap<>();
    private final InstantSource time;
    private final Map<PrivateKey, PrivateChat> privateChats = new HashMap<>();
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
    private final Set<Long> deactivated = new HashSet<>();
    private final int keptMessages;
    private Consumer<Object> listener = _ -> {};
    private long nextPerson = FIRST_PERSON;
    private long nextBasicGroup = FIRST_BASIC_GROUP;
    private long nextSupergroup = FIRST_SUPERGROUP;

    /**
     * Makes an empty world.
     *
     * @param keptMessages how many messages each chat keeps at least
     */
    public World(InstantSource time, int keptMessages) {
        this.time = time;
        this.keptMessages = keptMessages;
        feed = new Feed(time.millis());
        callbacks = new Callbacks(time, this::tell);
        access = new PersonAccess(this, time);
        forwards = new Forwards(access);
        messages = new Messages(this, time);
        edits = new Edits(this, time);
        deletions = new Deletions(this, time);
        members = new Members(this, messages, time);
        joinRequests = new JoinRequests(this, members, time);
        invitations = new Invitations(access, members, joinRequests, time);
        chatInfo = new ChatInfo(this);
        managedBots = new ManagedBots(this);
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

    /** Adds a bot. */
    public void add(Bot bot) {
        claim(bot.user());
        bots.put(bot.id(), bot);
        botsByToken.put(bot.token(), bot);
        bot.onChange(() -> changed(bot));
    }

    /** Gives a bot another token; the old one is nobody's. */
    void retoken(Bot bot, String token) {
        botsByToken.remove(bot.token());
        bot.retoken(token);
        botsByToken.put(token, bot);
    }

    /** A person deletes their account: it stays where it is, does nothing more, and cannot be written to. */
    public void deactivate(User person) {
        deactivated.add(person.id());
    }

    /** Tells whether a person deleted their account. */
    public boolean isDeactivated(User person) {
        return deactivated.contains(person.id());
    }

    /** Returns an id that no person has. */
    public long freePersonId() {
        while (people.containsKey(nextPerson) || bots.containsKey(nextPerson)) {
            nextPerson++;
        }
        return nextPerson;
    }

    /** Adds a person. */
    public void add(User person) {
        claim(person);
        people.put(person.id(), person);
    }

    /** Adds a basic group, a supergroup or a channel; {@code id} is chosen where none is given. */
    public Group addGroup(@Nullable Long id, ChatType type, String title, @Nullable String username, User owner) {
        if (type == ChatType.PRIVATE) {
            throw new IllegalArgumentException("a group is a group, a supergroup or a channel");
        }
        if (username != null && type == ChatType.GROUP) {
            throw NotPossible.because("a basic group has no user name");
        }
        long chosen = id == null ? freeGroupId(type) : id;
        if (chosen >= 0 || groups.containsKey(chosen)) {
            throw NotPossible.because("a group needs a negative id that is free, not " + chosen);
        }
        claim(username);
        Group group = new Group(this, Chat.group(chosen, type, title, username), owner, time);
        groups.put(chosen, group);
        if (username != null) {
            groupsByUsername.put(username.toLowerCase(Locale.ROOT), group);
        }
        return group;
    }

    private long freeGroupId(ChatType type) {
        if (type == ChatType.GROUP) {
            while (groups.containsKey(nextBasicGroup)) {
                nextBasicGroup--;
            }
            return nextBasicGroup;
        }
        while (groups.containsKey(nextSupergroup)) {
            nextSupergroup--;
        }
        return nextSupergroup;
    }

    /** Returns all bots. */
    public List<Bot> bots() {
        return List.copyOf(bots.values());
    }

    /** Returns all people. */
    public List<User> people() {
        return List.copyOf(people.values());
    }

    /** Returns all groups. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /** Finds a bot by its token. */
    public Optional<Bot> botWithToken(String token) {
        return Optional.ofNullable(botsByToken.get(token));
    }

    /** Finds a bot. */
    public Optional<Bot> findBot(long id) {
        return Optional.ofNullable(bots.get(id));
    }

    /** Returns a bot that must exist. */
    public Bot bot(long id) {
        return findBot(id).orElseThrow(() -> NotPossible.noSuch("bot", id));
    }

    /** Finds a person. */
    public Optional<User> findPerson(long id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Returns a person who must exist. */
    public User person(long id) {
        return findPerson(id).orElseThrow(() -> NotPossible.noSuch("person", id));
    }

    /** Returns a person or a bot that must exist. */
    public User user(long id) {
        return findUser(id).orElseThrow(() -> NotPossible.noSuch("person", id));
    }

    /** Finds a person or a bot. */
    public Optional<User> findUser(long id) {
        return findBot(id).map(Bot::user).or(() -> findPerson(id));
    }

    /** Finds a group. */
    public Optional<Group> findGroup(long id) {
        return Optional.ofNullable(groups.get(id));
    }

    /** Finds a public group by its user name, without the {@code @}. */
    public Optional<Group> findGroup(String username) {
        return Optional.ofNullable(groupsByUsername.get(username.toLowerCase(Locale.ROOT)));
    }

    /** Returns a group that must exist. */
    public Group group(long id) {
        return findGroup(id).orElseThrow(() -> NotPossible.noSuch("group", id));
    }

    /** Finds the private chat of a bot and a person, if they ever had one. */
    public Optional<PrivateChat> findPrivateChat(Bot bot, long person) {
        return Optional.ofNullable(privateChats.get(new PrivateKey(bot.id(), person)));
    }

    /** Returns the private chat of a bot and a person, new where they had none. */
    public PrivateChat privateChat(Bot bot, User person) {
        return privateChats.computeIfAbsent(
                new PrivateKey(bot.id(), person.id()), _ -> new PrivateChat(bot, person, this));
    }

    /**
     * Returns a conversation as a person names it: the private chat with a bot by the bot's id, a group by its own.
     */
    public Conversation conversation(User person, long peer) {
        return peer < 0 ? group(peer) : privateChat(bot(peer), person);
    }

    /** Returns the chats that a person has in the app: with bots met before, and the groups this one is in. */
    public List<Conversation> conversations(User person) {
        Stream<PrivateChat> withBots = bots.values().stream()
                .flatMap(bot -> findPrivateChat(bot, person.id()).stream())
                .filter(chat -> chat.isMet() || chat.history().revision() > 0);
        return Stream.<Conversation>concat(
                        withBots, groups.values().stream().filter(group -> group.isSeenBy(person.id())))
                .toList();
    }

    /** Tells whether a bot can know of a person: from a private chat, or from a group both were in. */
    public boolean knows(Bot bot, User person) {
        return findPrivateChat(bot, person.id()).filter(PrivateChat::isMet).isPresent()
                || groups.values().stream()
                        .anyMatch(group ->
                                group.hasMet(bot) && group.standing(person).isPresent());
    }

    /** Records a call. */
    public void record(CallLog.Call call) {
        calls.add(call);
        changed(calls);
        tell(new WorldEvent.BotCalled(call));
    }

    void tell(WorldEvent event) {
        feed.add(event);
        changed(feed);
    }

    int keptMessages() {
        return keptMessages;
    }

    void changed(Object subject) {
        listener.accept(subject);
    }

    void onChange(Consumer<Object> newListener) {
        listener = newListener;
    }

    private void claim(User user) {
        if (people.containsKey(user.id()) || bots.containsKey(user.id())) {
            throw NotPossible.because("the id " + user.id() + " is taken");
        }
        claim(user.username());
    }

    private void claim(@Nullable String username) {
        if (username != null && !usernames.add(username.toLowerCase(Locale.ROOT))) {
            throw NotPossible.because("the user name " + username + " is taken");
        }
    }

    private record PrivateKey(long bot, long person) {}
}
