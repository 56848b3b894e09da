package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.botapi.Answer.Accepted;
import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.limit.RateLimiter;
import dev.switchboard.emulator.limit.Sending;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.CallLog;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.World;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Bot API, apart from how calls reach it. Thread-safe. */
public final class BotApi {
    private static final Logger log = LoggerFactory.getLogger(BotApi.class);

    /** The one method that waits. */
    private static final String POLLING = "getupdates";

    private final LockedWorld world;
    private final InstantSource time;
    private final UpdatePolling polling;
    private final RateLimiter limiter;
    private final Map<String, BotMethod> methods = new HashMap<>();

    /** Serves the bots of a world; {@code random} makes tokens. */
    public BotApi(LockedWorld world, InstantSource time, RateLimiter limiter, RandomGenerator random) {
        this.world = world;
        this.time = time;
        this.limiter = limiter;
        polling = new UpdatePolling(world, time);
        methods.putAll(new AccountMethods(time).all());
        methods.putAll(ProfileMethods.all());
        methods.putAll(CommandMethods.all());
        methods.putAll(new ManagedBotMethods(random).all());
        methods.putAll(ChatMethods.all());
        methods.putAll(new MemberMethods(time).all());
        methods.putAll(new InviteLinkMethods(time).all());
        methods.putAll(JoinRequestMethods.all());
        methods.putAll(new SendMethods(time).all());
        methods.putAll(new CardMethods(time).all());
        methods.putAll(new MediaMethods(time).all());
        methods.putAll(new AlbumMethods(time).all());
        methods.putAll(new ForwardMethods(time).all());
        methods.putAll(EditMethods.all());
        methods.putAll(DeleteMethods.all());
        methods.putAll(PinMethods.all());
        methods.putAll(ReactionMethods.all());
        methods.putAll(FileMethods.all());
        methods.putAll(CallbackMethods.all());
        methods.putAll(new WebhookMethods(time).all());
    }

    /** Returns the names of all methods that bots can call, in lower case, in order. */
    public SortedSet<String> methods() {
        SortedSet<String> names = new TreeSet<>(methods.keySet());
        names.add(POLLING);
        return names;
    }

    /** Returns the id of the bot with this token, or why there is none. */
    public Identity identify(String token) {
        // Bot API server, ClientManager.cpp, send
        int colon = token.indexOf(':');
        if (colon < 0 || token.length() > 80 || token.startsWith("0") || token.indexOf('/') >= 0) {
            return new Identity.Unknown(Refusal.of(401, "Unauthorized: invalid token specified"));
        }
        String id = token.substring(0, colon);
        if (!id.matches("-?[1-9][0-9]{0,17}")) {
            return new Identity.Unknown(Refusal.of(421, "Misdirected Request: unallowed token specified"));
        }
        if (Long.parseLong(id) <= 0 || Long.parseLong(id) >= 1L << 54) {
            return new Identity.Unknown(Refusal.of(401, "Unauthorized: invalid token specified"));
        }
        Optional<Long> bot = world.with(w -> w.accounts().botWithToken(token).map(Bot::id));
        return bot.<Identity>map(Identity.Known::new)
                .orElseGet(() -> new Identity.Unknown(Refusal.of(401, "Unauthorized")));
    }

    /** Tells whether two values of {@code chat_id} name one chat: a group has a number, and may have a user name. */
    public boolean isSameChat(String one, String other) {
        return one.equals(other)
                || ((isUsername(one) || isUsername(other))
                        && world.with(w -> numberOf(w, one)
                                .filter(number -> numberOf(w, other)
                                        .filter(number::equals)
                                        .isPresent())
                                .isPresent()));
    }

    private static boolean isUsername(String chatId) {
        return chatId.startsWith("@");
    }

    private static Optional<Long> numberOf(World w, String chatId) {
        return isUsername(chatId)
                ? w.chats()
                        .findGroup(chatId.substring(1))
                        .map(group -> group.chat().id())
                : Optional.of(Parameters.leadingInteger(chatId));
    }

    /** Carries out a call and records it; {@code getUpdates} may wait, all else is done at once. */
    public Answer call(long bot, Call call) throws InterruptedException {
        if (!call.method().equalsIgnoreCase(POLLING)
                || world.with(w -> isLoggedOut(w.accounts().bot(bot)))) {
            return callAtOnce(bot, call);
        }
        Answer answer = poll(bot, call);
        Answer recorded =
                answer instanceof Accepted(PolledUpdates polled, String _) ? Answer.done(polled.ids()) : answer;
        return world.with(w -> {
            record(w, bot, call, recorded);
            return answer;
        });
    }

    private Answer poll(long bot, Call call) throws InterruptedException {
        try {
            call.parameters().checkUnicode();
            return polling.poll(bot, call.parameters());
        } catch (Refused refused) {
            return refused.refusal();
        } catch (RuntimeException e) {
            return failed(POLLING, e);
        }
    }

    /** A failure of the emulator's own reaches a bot in the Bot API's language, as everything else does. */
    private static Refusal failed(String method, RuntimeException failure) {
        log.atError().setCause(failure).addKeyValue("method", method).log("Bot API method failed");
        return Refusal.of(500, "Internal Server Error");
    }

    Answer callAtOnce(long bot, Call call) {
        return world.with(w -> {
            Answer answer = answer(w, w.accounts().bot(bot), call);
            record(w, bot, call, answer);
            return answer;
        });
    }

    /** Records a call that a fault kept from being carried out, with the refusal it met instead, if any. */
    public void recordLost(long bot, Call call, @Nullable Refusal refusal) {
        world.with(w -> {
            record(w, bot, call, refusal);
            return true;
        });
    }

    private boolean isLoggedOut(Bot bot) {
        return bot.isLoggedOut(time.instant());
    }

    private Answer answer(World w, Bot bot, Call call) {
        if (isLoggedOut(bot)) {
            return Refusal.of(400, "Logged out");
        }
        String name = call.method().toLowerCase(Locale.ROOT);
        BotMethod method = methods.get(name);
        if (method == null) {
            return Refusal.of(404, "Not Found: method not found");
        }
        try {
            return answer(w, bot, call, method);
        } catch (Refused refused) {
            return refused.refusal();
        } catch (RuntimeException e) {
            return failed(name, e);
        }
    }

    private Answer answer(World w, Bot bot, Call call, BotMethod method) {
        call.parameters().checkUnicode();
        Optional<Sending> sending = SentMessages.of(w, bot, call);
        Optional<Integer> flood = sending.flatMap(limiter::refuse);
        if (flood.isPresent()) {
            return Refusal.tooManyRequests(flood.get());
        }
        return switch (method.call(w, bot, call.parameters())) {
            case Accepted accepted -> {
                sending.ifPresent(limiter::sent);
                yield accepted.forBot(bot.id());
            }
            case Refusal refusal -> refusal;
        };
    }

    private void record(World w, long bot, Call call, @Nullable Answer answer) {
        w.record(new CallLog.Call(
                w.calls().lastNumber() + 1,
                bot,
                call.method(),
                call.parameters().values(),
                call.via(),
                time.millis(),
                answer == null ? null : answer.toTelegram(),
                call.fault()));
    }

    /**
     * A call of a method.
     *
     * @param method its name; case does not matter
     * @param via how it came: {@code http} or {@code webhook_answer}
     * @param fault the kind of fault that meets it, or null
     */
    public record Call(
            String method,
            Parameters parameters,
            String via,
            @Nullable String fault) {
        /** Returns a call that came over HTTP. */
        public static Call http(String method, Parameters parameters) {
            return new Call(method, parameters, "http", null);
        }

        /** Returns a call from a webhook's answer. */
        public static Call webhookAnswer(String method, Parameters parameters) {
            return new Call(method, parameters, "webhook_answer", null);
        }

        /** Returns this call, met by a fault. */
        public Call metBy(String kind) {
            return new Call(method, parameters, via, kind);
        }
    }

    /** Whose token it is. */
    public sealed interface Identity {
        /** A bot's. */
        record Known(long bot) implements Identity {}

        /** Nobody's. */
        record Unknown(Refusal refusal) implements Identity {}
    }
}
