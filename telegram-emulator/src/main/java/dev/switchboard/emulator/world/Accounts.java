package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who exists: people and bots, their ids, user names and tokens. */
public final class Accounts {
    private static final long FIRST_PERSON = 1_000_000_001L;

    private final Map<Long, User> people = new LinkedHashMap<>();
    private final Map<Long, Bot> bots = new LinkedHashMap<>();
    private final Map<String, Bot> botsByToken = new HashMap<>();
    private final Set<String> usernames = new HashSet<>();
    private final Map<String, User> peopleByUsername = new HashMap<>();
    private final Set<Long> deactivated = new HashSet<>();
    private final Consumer<Object> changes;
    private long nextPerson = FIRST_PERSON;

    /** Begins with nobody; {@code changes} is told of each bot that changed. */
    Accounts(Consumer<Object> changes) {
        this.changes = changes;
    }

    /** Adds a bot. */
    public void add(Bot bot) {
        claim(bot.user());
        bots.put(bot.id(), bot);
        botsByToken.put(bot.token(), bot);
        bot.onChange(() -> changes.accept(bot));
    }

    /** Adds a person. */
    public void add(User person) {
        claim(person);
        people.put(person.id(), person);
        if (person.username() != null) {
            peopleByUsername.put(key(person.username()), person);
        }
    }

    /** Returns an id that no person has. */
    public long freePersonId() {
        return freePersonIds(1);
    }

    /** Returns the first of so many ids in a row that no person has. */
    public long freePersonIds(int count) {
        for (int free = 0; free < count; free++) {
            if (isTaken(nextPerson + free)) {
                nextPerson += free + 1;
                free = -1;
            }
        }
        return nextPerson;
    }

    private boolean isTaken(long id) {
        return people.containsKey(id) || bots.containsKey(id);
    }

    void deactivate(User person) {
        if (person.username() != null) {
            peopleByUsername.remove(key(person.username()));
            usernames.remove(key(person.username()));
        }
        people.put(person.id(), person.withoutName());
        deactivated.add(person.id());
    }

    /** Tells whether a person deleted their account. */
    public boolean isDeactivated(User person) {
        return deactivated.contains(person.id());
    }

    /** Returns all bots. */
    public List<Bot> bots() {
        return List.copyOf(bots.values());
    }

    /** Returns all people. */
    public List<User> people() {
        return List.copyOf(people.values());
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

    /** Finds a person by user name, without the {@code @}. */
    public Optional<User> findPerson(String username) {
        return Optional.ofNullable(peopleByUsername.get(key(username)));
    }

    /** Returns a person who must exist. */
    public User person(long id) {
        return findPerson(id).orElseThrow(() -> NotPossible.noSuch("person", id));
    }

    /** Finds a person or a bot. */
    public Optional<User> findUser(long id) {
        return findBot(id).map(Bot::user).or(() -> findPerson(id));
    }

    /** Returns a person or a bot that must exist. */
    public User user(long id) {
        return findUser(id).orElseThrow(() -> NotPossible.noSuch("person", id));
    }

    /** Gives a bot another token; the old one is nobody's. */
    void retoken(Bot bot, String token) {
        botsByToken.remove(bot.token());
        bot.retoken(token);
        botsByToken.put(token, bot);
    }

    /** Takes a user name, which accounts and groups share; null is none. */
    void claim(@Nullable String username) {
        if (username != null && !usernames.add(key(username))) {
            throw NotPossible.because("the user name " + username + " is taken");
        }
    }

    private void claim(User user) {
        if (isTaken(user.id())) {
            throw NotPossible.because("the id " + user.id() + " is taken");
        }
        if (user.firstName().isEmpty()) {
            throw new IllegalArgumentException("a user must have a first name");
        }
        claim(user.username());
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
