package dev.switchboard.dm.answer;

import dev.switchboard.bots.BotDirectory;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import java.util.Locale;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Sends the answer that a job owes, once.
 *
 * <p>The answer is recorded when Telegram has accepted it. A crash between the two, or a lost reply of Telegram's, may
 * repeat it: a person hears twice rather than never. Safe for use by several threads.
 */
public final class Answers {
    private final BotDirectory bots;
    private final TelegramGateways gateways;
    private final AnswerRecord record;
    private final InstantSource clock;

    /** Answers through the given gateways, as the bots of the given directory. */
    public Answers(BotDirectory bots, TelegramGateways gateways, AnswerRecord record, InstantSource clock) {
        this.bots = bots;
        this.gateways = gateways;
        this.record = record;
        this.clock = clock;
    }

    /** Sends the answer, unless an earlier run of the job did, and returns what becomes of the job. */
    public Outcome give(JobEnvelope envelope, Recorded<?> owed, Answer answer) {
        if (owed.answered()) {
            return new Outcome.Done();
        }
        var bot = bots.find(envelope.route().bot());
        if (bot.isEmpty()) {
            return failed("bot " + envelope.route().bot() + " is not in the table bots");
        }
        var gateway = gateways.of(bot.get().id(), bot.get().token().secret());
        return settled(
                envelope,
                gateway.call(SendMessage.builder()
                        .chatId(answer.chat())
                        .text(answer.text())
                        .build()));
    }

    private Outcome settled(JobEnvelope envelope, TelegramReply<Message> reply) {
        return switch (reply) {
            case TelegramReply.Accepted<Message> _ -> given(envelope);
            case TelegramReply.FloodLimited<Message> limited ->
                new Outcome.Defer(clock.instant().plus(limited.retryAfter()), "flood_limited");
            case TelegramReply.Rejected<Message> rejected -> refused(rejected);
            case TelegramReply.Unreachable<Message> unreachable ->
                unreachable.fault() == TelegramReply.Fault.RESULT_UNREADABLE
                        ? given(envelope)
                        : failed("Telegram: " + unreachable.fault() + ", " + unreachable.detail());
        };
    }

    private static Outcome refused(TelegramReply.Rejected<Message> rejected) {
        return switch (rejected.reason()) {
            // nobody is there to hear it
            case BLOCKED, USER_DEACTIVATED, CONVERSATION_NOT_STARTED, CHAT_NOT_FOUND ->
                new Outcome.Discard(word(rejected));
            default -> failed("Telegram refused: " + rejected.description());
        };
    }

    private Outcome given(JobEnvelope envelope) {
        record.answered(envelope.id());
        return new Outcome.Done();
    }

    private static Outcome failed(String why) {
        return new Outcome.RetryLater(new UnansweredException(why));
    }

    private static String word(TelegramReply.Rejected<Message> rejected) {
        return rejected.reason().name().toLowerCase(Locale.ROOT);
    }
}
