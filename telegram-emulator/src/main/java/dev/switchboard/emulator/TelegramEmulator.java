package dev.switchboard.emulator;

import dev.switchboard.emulator.botapi.BotApi;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.crowd.Crowd;
import dev.switchboard.emulator.crowd.CrowdScript;
import dev.switchboard.emulator.crowd.Crowds;
import dev.switchboard.emulator.delivery.HttpWebhookTransport;
import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.limit.RateLimiter;
import dev.switchboard.emulator.server.EmulatorServer;
import dev.switchboard.emulator.server.EmulatorServer.Served;
import dev.switchboard.emulator.time.VirtualTime;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.emulator.world.LockedWorld;
import java.net.URI;
import java.util.List;
import java.util.SortedSet;

/**
 * A Telegram of one's own: bots call it over HTTP as they call {@code https://api.telegram.org}, and simulated people
 * write to them. Thread-safe.
 *
 * <p>A test makes bots and people, points the bot's client at {@link #address()}, and lets people act:
 *
 * {@snippet :
 * try (TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local())) {
 *     EmulatedBot bot = telegram.bot("echo_bot");
 *     startTheBotUnderTest(telegram.address(), bot.token());
 *     EmulatedChat chat = telegram.person("Ann").chatWith(bot);
 *     chat.write("/start");
 *     Message answer = chat.awaitBotMessage(Duration.ofSeconds(5));
 * }
 * }
 */
public final class TelegramEmulator implements AutoCloseable {
    private final LockedWorld world;
    private final BotApi api;
    private final BotFather botFather;
    private final FaultPlan faults;
    private final Crowds crowds;
    private final RateLimiter limiter;
    private final VirtualTime time;
    private final Restart restart;
    private final EmulatorServer server;
    private final HttpWebhookTransport transport;

    TelegramEmulator(Served parts, Restart restart, EmulatorServer server, HttpWebhookTransport transport) {
        world = parts.world();
        api = parts.api();
        botFather = parts.botFather();
        faults = parts.faults();
        crowds = parts.crowds();
        limiter = parts.limiter();
        time = parts.time();
        this.restart = restart;
        this.server = server;
        this.transport = transport;
    }

    /** Starts an emulator and returns when it listens. */
    public static TelegramEmulator start(EmulatorOptions options) {
        return EmulatorWiring.start(options);
    }

    /** Returns what a bot's client takes for Telegram's address; the control API is under {@code /_emulator} there. */
    public URI address() {
        return server.address();
    }

    /** Returns the names of all methods that bots can call, in lower case, in order. */
    public SortedSet<String> methods() {
        return api.methods();
    }

    /** Returns what the control API serves, such as {@code POST /people 201}. */
    SortedSet<String> controlOperations() {
        return server.controlOperations();
    }

    /** Makes a bot of this user name. */
    public EmulatedBot bot(String username) {
        return bot(BotFather.Request.named(username));
    }

    /** Makes a bot. */
    public EmulatedBot bot(BotFather.Request request) {
        return new EmulatedBot(botFather.make(request));
    }

    /** Makes a bot that may manage others. */
    public EmulatedBot managerBot(String username) {
        EmulatedBot manager = bot(username);
        letManageBots(manager);
        return manager;
    }

    /** Lets a bot manage others from now on. */
    public void letManageBots(EmulatedBot bot) {
        world.with(w -> {
            w.accounts().bot(bot.id()).letManageBots();
            return true;
        });
    }

    /** A person makes a bot for another bot to manage. */
    public EmulatedBot managedBot(String username, EmulatedPerson person, EmulatedBot manager) {
        return managedBot(BotFather.Request.named(username), person, manager);
    }

    /** A person makes a bot for another bot to manage. */
    public EmulatedBot managedBot(BotFather.Request request, EmulatedPerson person, EmulatedBot manager) {
        EmulatedBot bot = bot(request);
        world.with(w -> {
            w.managedBots()
                    .hand(
                            w.accounts().bot(bot.id()),
                            person.user(),
                            w.accounts().bot(manager.id()));
            return true;
        });
        return bot;
    }

    /** Makes a person of this first name. */
    public EmulatedPerson person(String firstName) {
        return world.with(w -> {
            User person = User.person(w.accounts().freePersonId(), firstName);
            w.accounts().add(person);
            return new EmulatedPerson(world, person);
        });
    }

    /** Makes a person. */
    public EmulatedPerson person(User person) {
        return world.with(w -> {
            w.accounts().add(person);
            return new EmulatedPerson(world, person);
        });
    }

    /** Makes a supergroup that the person owns. */
    public EmulatedGroup group(String title, EmulatedPerson owner) {
        return group(ChatType.SUPERGROUP, title, owner);
    }

    /** Makes a basic group, a supergroup or a channel that the person owns. */
    public EmulatedGroup group(ChatType type, String title, EmulatedPerson owner) {
        return world.with(w -> new EmulatedGroup(world, w.chats().addGroup(null, type, title, null, owner.user())));
    }

    /** Makes a supergroup or a channel with a user name, which anybody can find. */
    public EmulatedGroup publicGroup(ChatType type, String title, String username, EmulatedPerson owner) {
        return world.with(w -> new EmulatedGroup(world, w.chats().addGroup(null, type, title, username, owner.user())));
    }

    /** Returns the newest Bot API calls, oldest first: 10,000 or more, if they are not large; their long words are cut. */
    public List<Call> calls() {
        return world.with(w -> w.calls().after(0));
    }

    /** Returns what decides which calls go wrong. */
    public FaultPlan faults() {
        return faults;
    }

    /** Makes the people and groups of a script, and lets them act as Telegram's time goes on. */
    public Crowd crowd(CrowdScript script) {
        return crowds.start(script);
    }

    /** Returns what limits how many messages bots send. */
    public RateLimiter limiter() {
        return limiter;
    }

    /** Returns Telegram's time, which the control API moves as well. */
    public VirtualTime time() {
        return time;
    }

    /**
     * Begins again as it began: people, bots, chats, calls, faults and crowds are forgotten, time and limits are as the
     * options have them. The bots and people that a test made before are no more.
     */
    public void reset() {
        restart.run();
    }

    /** Stops listening and sending. */
    @Override
    public void close() {
        crowds.stop();
        world.with(w -> {
            Restart.stopWebhooks(w);
            return true;
        });
        server.close();
        transport.close();
    }
}
