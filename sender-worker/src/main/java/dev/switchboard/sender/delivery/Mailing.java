package dev.switchboard.sender.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bots.Bot;
import dev.switchboard.sender.broadcast.ContentCheck;
import dev.switchboard.sender.budget.Departure;
import dev.switchboard.sender.content.Content;
import dev.switchboard.sender.content.DebugCode;
import dev.switchboard.sender.content.DebugCodes;
import dev.switchboard.sender.content.Outgoing;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes messages from the ledger to Telegram. Safe for use by several threads. */
public final class Mailing {
    /** A random code that is taken is rare enough for three in a row to mean something else. */
    private static final int CODE_TRIES = 3;

    /** A name that just was published is known everywhere after a few of these. */
    private static final Duration HOST_WAIT = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final ContentCheck check;
    private final TelegramGateways gateways;
    private final Results results;
    private final Pace pace;

    /**
     * What is drawn, and how long things take.
     *
     * @param codes where debug codes come from
     * @param lease how long a run has a delivery for itself: longer than a call to Telegram may take
     * @param departure waits until a moment
     */
    public record Pace(DebugCodes codes, Duration lease, Departure departure) {}

    Mailing(Deliveries deliveries, ContentCheck check, TelegramGateways gateways, Results results, Pace pace) {
        this.deliveries = deliveries;
        this.check = check;
        this.gateways = gateways;
        this.results = results;
        this.pace = pace;
    }

    /** What a job finds before it asks for leave to send. */
    sealed interface Prospect {
        /** There is something to send. */
        record Open(Order order) implements Prospect {}

        /** There is not: that is what becomes of the job. */
        record Closed(Outcome outcome) implements Prospect {}
    }

    /** Records what an earlier run of the job in this process could not; empty if there is nothing. */
    Optional<Outcome> recordRemembered(Order order) {
        return results.recordRemembered(order);
    }

    /** Looks whether anything is left to send, which costs nothing of the budget. */
    Prospect lookAt(Order order) {
        return switch (deliveries.lookAt(order.holding())) {
            case Verdict.Ready(long chatNow, var withPhoto) ->
                withPhoto
                        .flatMap(content -> heldBack(order.holding(), content))
                        .<Prospect>map(Prospect.Closed::new)
                        .orElseGet(() -> new Prospect.Open(order.at(chatNow)));
            case Verdict.Settled settled -> new Prospect.Closed(results.tellOfEnding(order, settled));
            case Verdict.Paused _ -> new Prospect.Closed(new Outcome.Done());
            case Verdict.Held(Instant until) -> new Prospect.Closed(heldUntil(until));
        };
    }

    /** Looks at the photo's host before leave to send is asked for: a message that is not sent as it is must use up none. */
    private Optional<Outcome> heldBack(Holding holding, JsonNode content) {
        return switch (check.check(content)) {
            case ContentCheck.Checked.HostUnknown unknown -> Optional.of(holdBack(holding, unknown));
            case ContentCheck.Checked.Refused refused -> goAsText(holding, refused);
            case ContentCheck.Checked.Sendable _ -> Optional.empty();
        };
    }

    private Outcome holdBack(Holding holding, ContentCheck.Checked.HostUnknown unknown) {
        deliveries.release(holding);
        var hasText = unknown.content().withoutPhoto().isPresent();
        var goesOn = deliveries.holdBack(holding, hasText, unknown.detail());
        return results.again("photo_host_unknown", goesOn ? Duration.ZERO : HOST_WAIT);
    }

    /** Leaves out a photo that must not be sent, which is no fault of the group's; empty if that would leave nothing. */
    private Optional<Outcome> goAsText(Holding holding, ContentCheck.Checked.Refused refused) {
        return refused.asText().map(_ -> {
            deliveries.refusePhoto(holding, false);
            return results.again(refused.reason(), Duration.ZERO);
        });
    }

    /** Sends what a job asks for, at the given moment, unless the ledger says otherwise. */
    Outcome mail(Order order, Bot bot, Instant at) {
        var holding = order.holding();
        return act(begin(holding), order, holding, bot, at);
    }

    private static Outcome heldUntil(Instant until) {
        return new Outcome.Defer(until, "sent_by_another");
    }

    private Verdict.Begun begin(Holding holding) {
        Verdict.Begun verdict = new Verdict.CodeTaken();
        for (int i = 0; i < CODE_TRIES && verdict instanceof Verdict.CodeTaken; i++) {
            verdict = deliveries.begin(holding, pace.codes().next().value(), pace.lease());
        }
        return verdict;
    }

    private Outcome act(Verdict.Begun verdict, Order order, Holding holding, Bot bot, Instant at) {
        return switch (verdict) {
            case Verdict.Send(Letter letter) -> send(order, holding.at(letter.chat()), letter, bot, at);
            case Verdict.InDoubt(Letter letter) -> {
                var here = holding.at(letter.chat());
                yield switch (results.lookFor(here, letter, bot.id())) {
                    case Results.Look.Settled _ -> new Outcome.Done();
                    case Results.Look.SendAgain(Doubt because) ->
                        act(deliveries.resend(here, pace.lease(), because), order, here, bot, at);
                };
            }
            case Verdict.Held(Instant until) -> heldUntil(until);
            case Verdict.CodeTaken _ ->
                new Outcome.RetryLater(new IllegalStateException(CODE_TRIES + " debug codes were taken"));
            case Verdict.Paused _ -> new Outcome.Done(); // who resumes the broadcast queues it again
            case Verdict.Settled settled -> results.tellOfEnding(order, settled);
        };
    }

    private Outcome send(Order order, Holding holding, Letter letter, Bot bot, Instant at) {
        var checked = letter.textOnly() ? check.checkWithoutPhoto(letter.content()) : check.check(letter.content());
        return switch (checked) {
            case ContentCheck.Checked.Refused refused ->
                goAsText(holding, refused).orElseGet(() -> unfit(holding, refused));
            // it had an address when the job looked, so this costs a moment at most once in a while
            case ContentCheck.Checked.HostUnknown unknown -> holdBack(holding, unknown);
            case ContentCheck.Checked.Sendable(Content content) -> send(order, holding, letter, content, bot, at);
        };
    }

    private Outcome unfit(Holding holding, ContentCheck.Checked.Refused refused) {
        deliveries.settleFailed(holding, refused.reason(), refused.detail(), false);
        return new Outcome.Done();
    }

    private Outcome send(Order order, Holding holding, Letter letter, Content content, Bot bot, Instant at) {
        if (!pace.departure().await(at)) {
            deliveries.release(holding);
            return new Outcome.Defer(at, "moment_missed");
        }
        order.turn().sends();
        return results.record(new Result(order, holding, letter, content, finding(letter, content, bot)));
    }

    private Finding finding(Letter letter, Content content, Bot bot) {
        try {
            var message = Outgoing.of(content, letter.chat(), new DebugCode(letter.debugCode()));
            var reply = message.sendBy(gateways.of(bot.id(), bot.token().secret()));
            return Finding.of(reply, content.photo().isPresent());
        } catch (IllegalArgumentException e) {
            // the client refuses it before it leaves: no repeat can mend that
            return new Finding.Failed("unsendable", String.valueOf(e.getMessage()), false);
        }
    }
}
