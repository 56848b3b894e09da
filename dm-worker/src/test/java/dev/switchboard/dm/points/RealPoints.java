package dev.switchboard.dm.points;

import dev.switchboard.bots.BotRole;
import dev.switchboard.dm.live.LiveViews;
import dev.switchboard.dm.live.PostgrestLiveViews;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.people.PostgrestPeople;
import dev.switchboard.job.JobId;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Points as they are, in Postgres: what a worker's jobs do to them, for a handful of new people. */
final class RealPoints {
    private static final long BOT = 7_100_000_001L;
    private static final Instant FIRST_DAY = Instant.parse("2026-01-01T12:00:00Z");
    private static final AtomicLong LAST_PERSON = new AtomicLong();

    private static final PostgrestFunction<Integer> PUT_LIVE_USERS =
            PostgrestFunction.idempotent("put_live_users", Integer.class);

    private final PostgrestClient postgrest;
    private final People people;
    private final LiveViews views;
    private final long firstPerson = LAST_PERSON.addAndGet(100);

    RealPoints(PostgrestClient postgrest) {
        this.postgrest = postgrest;
        this.people = new PostgrestPeople(postgrest);
        this.views = new PostgrestLiveViews(postgrest);
        postgrest
                .from("managed_groups")
                .insert(List.of(Map.of(
                        "bot_id",
                        BOT,
                        "chat_id",
                        -id(Deed.UNLIMITED),
                        "state",
                        "active",
                        "activated_by",
                        id(Deed.UNLIMITED),
                        "activated_at",
                        FIRST_DAY,
                        "checked_at",
                        Instant.now())));
    }

    /** Makes a bot, and somebody to look at. */
    static void prepare(PostgrestClient postgrest) {
        postgrest
                .from("bots")
                .upsert(
                        List.of(Map.of(
                                "id", BOT,
                                "username", "a_bot",
                                "role", BotRole.MAIN.name().toLowerCase(Locale.ROOT),
                                "token_ciphertext", "x",
                                "token_key_id", "k")),
                        "id");
        postgrest.call(PUT_LIVE_USERS, Map.of("users", List.of(Map.of("username", "ann")), "ttl_seconds", 86_400));
    }

    /** A line of the ledger. */
    record Entry(
            long userId, @Nullable String jobId, String reason, int dailyChange, int earnedChange, Instant happenedAt) {
        int day() {
            return (int) Duration.between(FIRST_DAY, happenedAt).toDays();
        }
    }

    /** What a person's row says. */
    record Balance(int dailyPoints, int earnedPoints) {}

    /**
     * Does it, and returns what came of it and what the person has then.
     *
     * @param job the job's number: the same one does it once
     */
    String perform(int job, Deed deed) {
        var id = new JobId("tg:" + firstPerson + ":" + job);
        var contact = new Contact(BOT, id(deed.person()), "P", null, null, null, moment(deed), null);
        return switch (deed.what()) {
            case START -> {
                var referrer = deed.referrer();
                var registration = people.register(id, contact, referrer == null ? null : Long.valueOf(id(referrer)))
                        .effect();
                yield said(registration.registered() ? "new" : "known", registration.account());
            }
            case LOOK -> {
                var viewing = views.open(id, contact, "live").effect();
                yield said(viewing.getClass().getSimpleName(), viewing.account());
            }
            case MEET -> said("met", people.meet(id, contact, "help").effect());
        };
    }

    /** Returns when a deed is done. */
    static Instant moment(Deed deed) {
        return FIRST_DAY.plus(Duration.ofDays(deed.day())).plus(Duration.ofMinutes(deed.minute()));
    }

    /** Returns a person's points of the day and earned ones; zero for whom the bot does not know. */
    Balance balance(int person) {
        return postgrest
                .from("people")
                .select()
                .where(Filter.eq("bot_id", BOT))
                .where(Filter.eq("user_id", id(person)))
                .first(Balance.class)
                .orElse(new Balance(0, 0));
    }

    /** Returns a person's lines of the ledger, in the order in which they were written. */
    List<Entry> ledger(int person) {
        return postgrest
                .from("point_entries")
                .select()
                .where(Filter.eq("bot_id", BOT))
                .where(Filter.eq("user_id", id(person)))
                .orderBy(Order.asc("id"))
                .list(Entry.class);
    }

    /** Returns how many people a person brought. */
    int brought(int person) {
        return postgrest
                .from("referrals")
                .select()
                .where(Filter.eq("bot_id", BOT))
                .where(Filter.eq("referrer_id", id(person)))
                .list(Brought.class)
                .size();
    }

    private record Brought(long userId) {}

    private long id(int person) {
        return firstPerson + person;
    }

    private static String said(String outcome, Account account) {
        return outcome + " daily=" + account.dailyPoints() + " earned=" + account.earnedPoints();
    }
}
