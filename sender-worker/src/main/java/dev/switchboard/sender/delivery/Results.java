package dev.switchboard.sender.delivery;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.sender.budget.Ask;
import dev.switchboard.sender.budget.SendBudget;
import dev.switchboard.sender.content.Content;
import dev.switchboard.sender.content.ContentReader;
import dev.switchboard.sender.content.ContentResult;
import dev.switchboard.sender.content.Photo;
import dev.switchboard.work.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings into the ledger what Telegram said, and tells what becomes of the job.
 *
 * <p>What Telegram said is remembered until the ledger has it: a database that is away must not turn a message that was sent
 * into one of which nobody knows. Safe for use by several threads.
 */
final class Results {
    /** A dead token stays dead until somebody replaces it. */
    private static final Duration TOKEN_PAUSE = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final DebugCodeFinder finder;
    private final Groups groups;
    private final Sending sending;
    private final InstantSource clock;
    private final Kept<Result> remembered;

    /**
     * What learns from answers.
     *
     * @param bots forgets a bot whose token is dead
     * @param budget is told whether Telegram answers, and of refusals to come so soon
     */
    record Sending(CachedBotDirectory bots, SendBudget budget) {}

    /**
     * What learns of groups.
     *
     * @param migrations moves groups
     * @param notices tells their admins
     */
    record Groups(GroupMigrations migrations, Notices notices) {}

    /** What a look for a message in doubt leads to. */
    sealed interface Look {
        /** Nothing is left to do. */
        record Settled() implements Look {}

        /** It goes once more. */
        record SendAgain(Doubt because) implements Look {}
    }

    Results(Deliveries deliveries, DebugCodeFinder finder, Groups groups, Sending sending, InstantSource clock) {
        this.deliveries = deliveries;
        this.finder = finder;
        this.groups = groups;
        this.sending = sending;
        this.clock = clock;
        this.remembered = new Kept<>(clock);
    }

    /** Records what an earlier run of the job in this process could not; empty if there is nothing. */
    Optional<Outcome> recordRemembered(Order order) {
        return remembered.of(order.id()).map(this::remembering);
    }

    /** Records a result; if the ledger cannot be reached, it is remembered for the next run. */
    Outcome record(Result result) {
        tellBudget(result.order().ask(), result.finding());
        return remembering(result);
    }

    private Outcome remembering(Result result) {
        var delivery = result.order().id();
        remembered.put(delivery, result);
        var outcome = settle(result);
        remembered.remove(delivery);
        return outcome;
    }

    /** Tells the budget what Telegram's answer means for what is sent next. */
    private void tellBudget(Ask ask, Finding finding) {
        switch (finding) {
            case Finding.Arrived _ -> sending.budget().accepted(ask);
            case Finding.Flooded(Duration retryAfter) -> sending.budget().paused(ask, retryAfter);
            case Finding.InDoubt _ -> sending.budget().doubted(ask);
            case Finding.Failed _, Finding.PhotoRefused _, Finding.Migrated _, Finding.BotRefused _ ->
                sending.budget().answered(ask);
            case Finding.NotSent _ -> {
                // so Telegram said nothing; jobs wait for it by themselves
            }
        }
    }

    private Outcome settle(Result result) {
        var holding = result.holding();
        return switch (result.finding()) {
            case Finding.Arrived(Integer message) -> {
                var photo = result.content().photo().map(Photo::value).orElse(null);
                deliveries.settleSent(
                        holding, message, result.content().textShown().text(), photo);
                yield new Outcome.Done();
            }
            case Finding.Failed(String reason, String description, boolean faultOfGroup) -> {
                deliveries
                        .settleFailed(holding, reason, description, faultOfGroup)
                        .ifPresent(user -> tell(result.order(), user, holding.chat(), Notices.Ending.CANNOT_SEND));
                yield new Outcome.Done();
            }
            case Finding.PhotoRefused(boolean faultOfGroup) -> {
                deliveries.refusePhoto(holding, faultOfGroup);
                yield again("photo_refused", Duration.ZERO);
            }
            case Finding.Flooded(Duration retryAfter) -> {
                deliveries.release(holding);
                yield again("flood_limited", retryAfter);
            }
            case Finding.Migrated(long to) -> {
                deliveries.release(holding);
                yield migrated(result.order(), holding.chat(), to);
            }
            case Finding.NotSent(String detail) -> {
                deliveries.release(holding);
                yield new Outcome.DependencyAway("telegram", detail);
            }
            case Finding.BotRefused _ -> {
                sending.bots().forget(result.order().bot());
                deliveries.release(holding);
                yield again("bot_unauthorized", TOKEN_PAUSE);
            }
            case Finding.InDoubt(String reason, String detail) -> {
                deliveries.doubt(holding, reason, detail);
                yield switch (lookFor(holding, result.letter(), result.order().bot())) {
                    case Look.Settled _ -> new Outcome.Done();
                    case Look.SendAgain _ -> new Outcome.RetryLater(new InDoubtException(reason + ": " + detail));
                };
            }
        };
    }

    private Outcome migrated(Order order, long chat, long to) {
        groups.migrations()
                .migrate(order.envelope().id().part("migrated"), order.bot(), chat, to)
                .ifPresent(user -> tell(order, user, to, Notices.Ending.REPLACED));
        return again("group_migrated", Duration.ZERO);
    }

    /** Looks for a message in doubt where somebody can see its chat; otherwise the broadcast's policy decides. */
    Look lookFor(Holding holding, Letter letter, long bot) {
        return switch (finder.find(bot, holding.chat(), letter.debugCode())) {
            case DebugCodeFinder.Found.Message(int id) -> {
                settleFound(holding, letter, id);
                yield new Look.Settled();
            }
            case DebugCodeFinder.Found.Absent _ -> new Look.SendAgain(Doubt.NOT_FOUND_RESENT);
            case DebugCodeFinder.Found.Unavailable _ ->
                switch (letter.policy()) {
                    case RESEND -> new Look.SendAgain(Doubt.FINDER_UNAVAILABLE_RESENT);
                    case SKIP -> {
                        deliveries.leave(holding.broadcast(), holding.chat(), Doubt.FINDER_UNAVAILABLE_LEFT);
                        yield new Look.Settled();
                    }
                };
        };
    }

    private void settleFound(Holding holding, Letter letter, int message) {
        switch (ContentReader.read(letter.content())) {
            case Content all -> {
                var content = letter.textOnly() ? all.withoutPhoto().orElse(all) : all;
                var photo = content.photo().map(Photo::value).orElse(null);
                deliveries.settleFound(holding, message, content.textShown().text(), photo);
            }
            // another version sent it, which took what this one refuses: how it was shown can only be guessed
            case ContentResult.Refused _ ->
                deliveries.settleFound(
                        holding, message, letter.content().path("text").asText(), null);
        }
    }

    /** A job that finds its delivery settled tells what the run that settled it may have died before telling. */
    Outcome tellOfEnding(Order order, Verdict.Settled settled) {
        settled.tell().ifPresent(user -> tell(order, user, settled.chat(), Notices.Ending.CANNOT_SEND));
        return new Outcome.Done();
    }

    private void tell(Order order, long user, long chat, Notices.Ending ending) {
        groups.notices().groupEnded(order.envelope(), user, chat, ending);
    }

    /** The job comes again after a while. */
    Outcome again(String reason, Duration wait) {
        return new Outcome.Defer(clock.instant().plus(wait), reason);
    }
}
