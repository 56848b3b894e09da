package dev.switchboard.dm.answer;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.io.Serializable;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;

/**
 * Sends the answer that a job owes, once.
 *
 * <p>The answer is recorded when Telegram has accepted it. A crash between the two, or a lost reply of Telegram's, may
 * repeat it: a person hears twice rather than never. A record that is away repeats nothing. Safe for use by several threads.
 */
public final class Answers {
    private final CachedBotDirectory bots;
    private final TelegramGateways gateways;
    private final AcceptedAnswers accepted;
    private final AnswerEvents events;
    private final InstantSource clock;

    /** Answers through the given gateways, as the bots of the given directory. */
    public Answers(
            CachedBotDirectory bots,
            TelegramGateways gateways,
            AnswerRecord record,
            AnswerEvents events,
            InstantSource clock) {
        this.bots = bots;
        this.gateways = gateways;
        this.accepted = new AcceptedAnswers(record);
        this.events = events;
        this.clock = clock;
    }

    /**
     * Does what a job is to do and sends the answer, unless an earlier run of the job did, or the person is known to be gone.
     * Nothing is done for a bot that is not ours, nor for one that is not active. One that was put to work is obeyed at once, one
     * that was paused or removed within a minute.
     *
     * @param deed does it as the bot, or finds it done
     */
    public AnswerResult give(JobEnvelope envelope, Function<TelegramGateway, Performed> deed) {
        if (accepted.lacks(envelope.id())) {
            accepted.record(envelope.id());
            return new AnswerResult.Given();
        }
        long botId = envelope.route().bot();
        var bot = lookUp(botId);
        if (bot.isEmpty()) {
            return failed("bot " + botId + " is not in the table bots");
        }
        return switch (bot.get().state()) {
            case ACTIVE -> give(envelope, gateways.of(botId, bot.get().token().secret()), deed);
            case PAUSED -> new AnswerResult.BotSilent("bot_paused");
            case REVOKED -> new AnswerResult.BotSilent("bot_revoked");
        };
    }

    /** What a silent bot hears is lost, so it is looked up anew: another process may have put it to work. */
    private Optional<Bot> lookUp(long botId) {
        var known = bots.find(botId);
        if (known.isEmpty() || known.get().state() == BotState.ACTIVE) {
            return known;
        }
        bots.forget(botId);
        return bots.find(botId);
    }

    private AnswerResult give(
            JobEnvelope envelope, TelegramGateway gateway, Function<TelegramGateway, Performed> deed) {
        return switch (deed.apply(gateway)) {
            case Performed.Done(Recorded<? extends Answer> answer) when answer.answered() -> new AnswerResult.Given();
            case Performed.Done(Recorded<? extends Answer> answer) when answer.gone() -> new AnswerResult.Withheld();
            case Performed.Done(Recorded<? extends Answer> answer) -> pay(envelope, gateway, answer.effect());
            case Performed.NotDone(Outcome outcome) -> new AnswerResult.Owed(outcome);
        };
    }

    private AnswerResult pay(JobEnvelope envelope, TelegramGateway gateway, Answer answer) {
        var result = send(gateway, answer);
        events.sent(envelope, result);
        if (result instanceof AnswerResult.Given) {
            accepted.record(envelope.id());
        }
        return result;
    }

    private AnswerResult send(TelegramGateway gateway, Answer answer) {
        return switch (answer) {
            case Answer.Write write -> settled(gateway.call(message(write)));
            case Answer.Edit edit -> {
                var reply = gateway.call(change(edit));
                yield reply instanceof TelegramReply.Rejected<?> rejected && isUneditable(rejected)
                        ? send(gateway, edit.anew())
                        : settled(reply);
            }
            case Answer.EditKeyboard edit -> {
                var reply = gateway.call(change(edit));
                yield reply instanceof TelegramReply.Rejected<?> rejected && isUneditable(rejected)
                        ? new AnswerResult.Given()
                        : settled(reply);
            }
        };
    }

    private static SendMessage message(Answer.Write write) {
        return SendMessage.builder()
                .chatId(write.chat())
                .messageThreadId(write.topic())
                .text(write.text())
                .replyMarkup(write.keyboard())
                .disableWebPagePreview(true)
                .build();
    }

    private static EditMessageText change(Answer.Edit edit) {
        return EditMessageText.builder()
                .chatId(edit.chat())
                .messageId(edit.message())
                .text(edit.text())
                .replyMarkup(edit.keyboard())
                .disableWebPagePreview(true)
                .build();
    }

    private static EditMessageReplyMarkup change(Answer.EditKeyboard edit) {
        return EditMessageReplyMarkup.builder()
                .chatId(edit.chat())
                .messageId(edit.message())
                .replyMarkup(edit.keyboard())
                .build();
    }

    private static boolean isUneditable(TelegramReply.Rejected<?> rejected) {
        return rejected.reason() == RejectionReason.ALREADY_DELETED
                || rejected.reason() == RejectionReason.CANNOT_BE_EDITED;
    }

    private <T extends Serializable> AnswerResult settled(TelegramReply<T> reply) {
        return switch (reply) {
            case TelegramReply.Accepted<T> _ -> new AnswerResult.Given();
            case TelegramReply.Rejected<T> rejected -> refused(rejected);
            case TelegramReply.FloodLimited<T> _, TelegramReply.Unreachable<T> _ ->
                Unsettled.outcome(reply, clock.instant())
                        .<AnswerResult>map(AnswerResult.Owed::new)
                        .orElseGet(AnswerResult.Given::new);
        };
    }

    private AnswerResult refused(TelegramReply.Rejected<?> rejected) {
        return switch (rejected.reason()) {
            case BLOCKED, USER_DEACTIVATED -> new AnswerResult.PersonGone(word(rejected));
            case CONVERSATION_NOT_STARTED,
                    CHAT_NOT_FOUND,
                    KICKED,
                    NOT_A_MEMBER,
                    GROUP_DELETED,
                    NOT_ENOUGH_RIGHTS,
                    MIGRATED -> new AnswerResult.NoChat(word(rejected));
            case UNAUTHORIZED -> new AnswerResult.TokenRefused(rejected.description());
            default -> failed("Telegram refused: " + rejected.description());
        };
    }

    private static AnswerResult failed(String why) {
        return new AnswerResult.Owed(new Outcome.RetryLater(new UnansweredException(why)));
    }

    private static String word(TelegramReply.Rejected<?> rejected) {
        return rejected.reason().name().toLowerCase(Locale.ROOT);
    }
}
