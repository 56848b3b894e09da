package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.delivery.UpdateQueue;
import dev.switchboard.emulator.delivery.WebhookDelivery;
import dev.switchboard.emulator.delivery.WebhookTransport;
import dev.switchboard.emulator.time.EmulatorTime;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.LockedWorld;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes bots, gives them their tokens, and has what their webhooks call carried out. Thread-safe. */
public final class BotFather {
    private static final long FIRST_BOT = 7_000_000_001L;

    private final LockedWorld world;
    private final FaultyCalls calls;
    private final WebhookTransport transport;
    private final EmulatorTime time;
    private final RandomGenerator random;

    /** Makes bots for a world; {@code random} must be thread-safe. */
    public BotFather(
            LockedWorld world,
            FaultyCalls calls,
            WebhookTransport transport,
            EmulatorTime time,
            RandomGenerator random) {
        this.world = world;
        this.calls = calls;
        this.transport = transport;
        this.time = time;
        this.random = random;
    }

    /** Makes a bot; what the request leaves open is chosen. */
    public Bot make(Request request) {
        return world.with(w -> {
            long id = idOf(request);
            while (request.id() == null
                    && request.token() == null
                    && w.accounts().findBot(id).isPresent()) {
                id++;
            }
            String username = request.username() == null ? "bot" + id + "_bot" : request.username();
            String name = request.firstName() == null ? username : request.firstName();
            String token = request.token() == null ? BotToken.of(id, random) : request.token();
            UpdateQueue updates = new UpdateQueue(time, random);
            Bot bot = new Bot(
                    new User(id, true, name, null, username, null),
                    token,
                    Boolean.TRUE.equals(request.canReadAllGroupMessages()),
                    updates,
                    deliveryOf(id, updates));
            w.accounts().add(bot);
            return bot;
        });
    }

    private WebhookDelivery deliveryOf(long bot, UpdateQueue updates) {
        return new WebhookDelivery(
                updates, transport, time, (method, parameters) -> calls.callFromWebhook(bot, method, parameters));
    }

    private static long idOf(Request request) {
        if (request.id() != null) {
            return request.id();
        }
        return request.token() == null ? FIRST_BOT : Parameters.leadingInteger(request.token());
    }

    /**
     * A bot to be made; what is null is chosen.
     *
     * @param id a positive number; taken from the token where only that is given
     * @param token {@code <id>:<secret>}
     * @param username without {@code @}
     * @param canReadAllGroupMessages whether privacy mode is off
     */
    public record Request(
            @Nullable Long id,
            @Nullable String token,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable Boolean canReadAllGroupMessages) {
        /** Returns a request for a bot of this name. */
        public static Request named(String username) {
            return new Request(null, null, username, null, null);
        }

        @Override
        public String toString() {
            return "Request[id=" + id + ", username=" + username + "]";
        }
    }
}
