package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where messages are written: groups, channels, and private chats between people and bots. */
public final class Chats {
    private static final long FIRST_BASIC_GROUP = -4_000_000_001L;
    private static final long FIRST_SUPERGROUP = -1_001_000_000_001L;

    /** Bot API, setChatTitle. */
    private static final int MAX_TITLE = 128;

    private final World world;
    private final InstantSource time;
    private final Map<Long, Group> groups = new LinkedHashMap<>();
    private final Map<String, Group> groupsByUsername = new HashMap<>();
    private final Map<Long, Set<Group>> groupsByBot = new HashMap<>();
    private final Map<PrivateKey, PrivateChat> privateChats = new HashMap<>();
    private long nextBasicGroup = FIRST_BASIC_GROUP;
    private long nextSupergroup = FIRST_SUPERGROUP;

    Chats(World world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /** Adds a basic group, a supergroup or a channel; {@code id} is chosen where none is given. */
    public Group addGroup(@Nullable Long id, ChatType type, String title, @Nullable String username, User owner) {
        if (type == ChatType.PRIVATE) {
            throw new IllegalArgumentException("a group is a group, a supergroup or a channel");
        }
        if (title.isBlank() || title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw new IllegalArgumentException("a title must have 1-" + MAX_TITLE + " characters");
        }
        User.checkUsername(username);
        if (username != null && type == ChatType.GROUP) {
            throw NotPossible.because("a basic group has no user name");
        }
        long chosen = id == null ? freeGroupId(type) : id;
        if (chosen >= 0 || groups.containsKey(chosen)) {
            throw NotPossible.because("a group needs a negative id that is free, not " + chosen);
        }
        world.accounts().claim(username);
        Group group = new Group(world, Chat.group(chosen, type, title, username), owner, time);
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

    /** Returns all groups. */
    public List<Group> groups() {
        return List.copyOf(groups.values());
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
                new PrivateKey(bot.id(), person.id()), _ -> new PrivateChat(bot, person, world));
    }

    /**
     * Returns the private chat with a person of whom a bot can know: from that chat, or from a group that both were in
     * when it asked first. Whom it knows it knows for good, as the server does.
     */
    public Optional<PrivateChat> knownPrivateChat(Bot bot, User person) {
        Optional<PrivateChat> known = findPrivateChat(bot, person.id()).filter(PrivateChat::isKnown);
        if (known.isPresent()
                || groupsByBot.getOrDefault(bot.id(), Set.of()).stream()
                        .noneMatch(group -> group.standing(person).isPresent())) {
            return known;
        }
        PrivateChat chat = privateChat(bot, person);
        chat.becomeKnown();
        return Optional.of(chat);
    }

    /**
     * Returns a conversation as a person names it: the private chat with a bot by the bot's id, a group by its own.
     */
    public Conversation conversation(User person, long peer) {
        return peer < 0 ? group(peer) : privateChat(world.accounts().bot(peer), person);
    }

    /** Returns the chats that a person has in the app: with bots met before, and the groups this one is in. */
    public List<Conversation> conversations(User person) {
        Stream<PrivateChat> withBots = world.accounts().bots().stream()
                .flatMap(bot -> findPrivateChat(bot, person.id()).stream())
                .filter(chat -> chat.isMet() || chat.history().revision() > 0);
        return Stream.<Conversation>concat(
                        withBots, groups.values().stream().filter(group -> group.isSeenBy(person.id())))
                .toList();
    }

    /** A bot came into a group; it remembers the group even after it left. */
    void entered(long bot, Group group) {
        groupsByBot.computeIfAbsent(bot, _ -> new LinkedHashSet<>()).add(group);
    }

    private record PrivateKey(long bot, long person) {}
}
