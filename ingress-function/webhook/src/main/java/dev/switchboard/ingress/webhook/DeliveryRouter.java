package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.OutgoingMessage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which job an update makes, and for whom. One update makes one job; workers fan out.
 *
 * <p>A command in a group counts as one to this bot, whatever bot it names: here the bot's id is known, not its name. Who does
 * the job knows both.
 */
final class DeliveryRouter {
    /** Six characters may be needed for one of these, and an envelope has room for 950 KiB. */
    private static final int LONGEST_EXCERPT = 100_000;

    /** GroupAnonymousBot, of whoever writes as a group, and Channel_Bot, as a channel (Bot API, Message.from). */
    private static final Set<Long> NOBODYS_ACCOUNTS = Set.of(1_087_968_824L, 136_817_688L);

    private static final JsonFactory JSON = new JsonFactory();

    private final JobCodec codec;
    private final InstantSource clock;

    DeliveryRouter(JobCodec codec, InstantSource clock) {
        this.codec = codec;
        this.clock = clock;
    }

    /** Returns what to do with an update, or empty if it makes no job. */
    Optional<Delivery> route(long bot, UpdateFacts facts, RequestBody body, String requestId) {
        return Optional.ofNullable(job(facts, new RawJson(body.text()))).map(job -> {
            var envelope = envelope(bot, facts.updateId(), routeOf(bot, facts), job, requestId);
            return new Delivery(
                    new UpdateKey(bot, facts.updateId()),
                    job.kind(),
                    OutgoingMessage.first(envelope, codec),
                    reply(facts));
        });
    }

    /** Returns how an update that cannot be read is kept for an operator. */
    Delivery toDeadLetters(long bot, ReadUpdate.Unreadable update, RequestBody body, String requestId) {
        var job = new Job.UnreadableUpdate(unreadable(update.reason(), body.excerpt(LONGEST_EXCERPT)));
        var envelope = envelope(bot, update.updateId(), Route.ofBot(bot), job, requestId);
        var message = new OutgoingMessage(
                QueueName.dlqOf(job.kind().queue()),
                codec.encode(envelope),
                envelope.messageGroup(),
                envelope.id().value(),
                Duration.ZERO,
                new DeadLetter("ingress", job.kind().word(), update.reason(), "[]").attributes());
        return new Delivery(new UpdateKey(bot, update.updateId()), job.kind(), message, new ImmediateReply.None());
    }

    private static @Nullable Job job(UpdateFacts facts, RawJson update) {
        return switch (facts.type()) {
            case "message" -> ofMessage(facts, update);
            case "edited_message" -> facts.isInPrivateChat() ? new Job.ProcessPrivateMessage(update) : null;
            case "callback_query" -> new Job.ProcessCallback(update);
            case "my_chat_member" ->
                facts.isInPrivateChat() ? new Job.PersonBlockedBot(update) : new Job.BotMembershipChanged(update);
            case "chat_join_request" -> new Job.ProcessJoinRequest(update);
            case "chat_member" -> new Job.RecordMembership(update);
            case "managed_bot" -> new Job.ManagedBotUpdated(update);
            default -> null;
        };
    }

    private static @Nullable Job ofMessage(UpdateFacts facts, RawJson update) {
        if (facts.isInPrivateChat()) {
            return new Job.ProcessPrivateMessage(update);
        }
        if (!facts.isInGroup()) {
            return null;
        }
        if (facts.migration()) {
            return new Job.ChatMigrated(update);
        }
        return facts.startsWithCommand() ? new Job.ProcessGroupCommand(update) : new Job.RecordActivity(update);
    }

    private static Route routeOf(long bot, UpdateFacts facts) {
        return new Route(bot, facts.chat(), facts.member() != null ? facts.member() : author(facts));
    }

    /** Who writes as a group or a channel has Telegram's account for all who do so: no person, whose doings have an order. */
    private static @Nullable Long author(UpdateFacts facts) {
        var from = facts.from();
        return from != null && facts.type().equals("message") && NOBODYS_ACCOUNTS.contains(from) ? null : from;
    }

    private static ImmediateReply reply(UpdateFacts facts) {
        if (facts.callbackQueryId() != null) {
            return new ImmediateReply.AnswerCallbackQuery(facts.callbackQueryId());
        }
        return facts.type().equals("message") && facts.isInPrivateChat()
                ? new ImmediateReply.Typing(Objects.requireNonNull(facts.chat()))
                : new ImmediateReply.None();
    }

    private JobEnvelope envelope(long bot, long updateId, Route route, Job job, String requestId) {
        return new JobEnvelope(
                JobId.ofUpdate(bot, updateId),
                route,
                job.kind().priority(),
                Timing.startingAt(clock.instant()),
                Traceparent.ofRequest(requestId),
                job);
    }

    private static RawJson unreadable(String reason, String excerpt) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("reason", reason);
            out.writeStringField("body", excerpt);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return new RawJson(text.toString());
    }
}
