package dev.switchboard.telegram;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.switchboard.config.Secret;
import dev.switchboard.telegram.SendOnce.NeverSentException;
import dev.switchboard.telegram.TelegramReply.Accepted;
import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.Rejected;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.botapimethods.PartialBotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The gateway over TelegramBots' own client, whose exceptions stop here. */
final class TelegramBotsGateway implements TelegramGateway {
    private static final String TRUE_AS_RESULT = "{\"ok\":true,\"result\":true}";

    /** What the HTTP client's own limit is given to act first, because it also cancels the call. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final long botId;
    private final TokenRedaction redaction;
    private final TelegramClient client;
    private final Duration patience;

    TelegramBotsGateway(long botId, Secret token, TelegramClient client, Duration timeout) {
        this.botId = botId;
        this.redaction = new TokenRedaction(token);
        this.client = client;
        this.patience = timeout.plus(GRACE);
    }

    @Override
    public <T extends Serializable> TelegramReply<T> call(BotApiMethod<T> method) {
        return call(method, () -> client.executeAsync(method));
    }

    @Override
    public TelegramReply<Message> call(SendPhoto photo) {
        return call(photo, () -> {
            // executeAsync would tell of a broken rule as if Telegram had answered
            photo.validate();
            return client.executeAsync(photo);
        });
    }

    private <T extends Serializable> TelegramReply<T> call(PartialBotApiMethod<T> method, Sending<T> sending) {
        var answer = send(method, sending);
        try {
            return accepted(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return failed(method, e.getCause());
        } catch (TimeoutException e) {
            return new Unreachable<>(Fault.NO_ANSWER, "no answer within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unreachable<>(Fault.NO_ANSWER, "interrupted while waiting for the answer");
        }
    }

    /** Sends asynchronously: TelegramBots' {@code execute} waits without a limit. */
    private <T extends Serializable> CompletableFuture<T> send(PartialBotApiMethod<T> method, Sending<T> sending) {
        try {
            return sending.start();
        } catch (TelegramApiException e) {
            // without its cause: that prints the method, and so a person's words, into the log
            throw new IllegalArgumentException(
                    "%s cannot be sent: %s".formatted(method.getMethod(), redaction.of(e.getMessage())));
        }
    }

    private static <T extends Serializable> TelegramReply<T> accepted(@Nullable T result) {
        return result == null
                ? new Unreachable<>(Fault.RESULT_UNREADABLE, "ok, but without a result")
                : new Accepted<>(result);
    }

    private <T extends Serializable> TelegramReply<T> failed(PartialBotApiMethod<T> method, @Nullable Throwable cause) {
        return switch (cause) {
            case TelegramApiRequestException e when e.getCause() == null -> refused(method, e);
            case TelegramApiException e
            when isInResult(e.getCause()) -> unreachable(Fault.RESULT_UNREADABLE, e.getCause());
            case TelegramApiException e -> unreachable(Fault.NOT_BOT_API, e.getCause());
            case NeverSentException e -> unreachable(Fault.NOT_CONNECTED, e.getCause());
            // OkHttp's own limit wraps what it broke off
            case IOException e when e.getCause() instanceof NeverSentException -> unreachable(Fault.NOT_CONNECTED, e);
            case IOException e -> unreachable(Fault.NO_ANSWER, e);
            // TelegramBots trips over an object that holds no "ok"
            case null, default -> unreachable(Fault.NOT_BOT_API, cause);
        };
    }

    private <T extends Serializable> TelegramReply<T> unreachable(Fault fault, @Nullable Throwable cause) {
        return new Unreachable<>(fault, redaction.of(String.valueOf(cause)));
    }

    private <T extends Serializable> TelegramReply<T> refused(
            PartialBotApiMethod<T> method, TelegramApiRequestException refusal) {
        TelegramReply<T> reply = Refusals.classify(
                refusal.getErrorCode(), redaction.of(refusal.getApiResponse()), refusal.getParameters());
        boolean unchanged = reply instanceof Rejected<T> rejected && rejected.reason() == RejectionReason.NOT_MODIFIED;
        return unchanged ? acceptedUnchanged(method, reply) : reply;
    }

    /** An edit that changes nothing is done; only a method that never returns {@code true} keeps the refusal. */
    private static <T extends Serializable> TelegramReply<T> acceptedUnchanged(
            PartialBotApiMethod<T> method, TelegramReply<T> refusal) {
        try {
            return new Accepted<>(method.deserializeResponse(TRUE_AS_RESULT));
        } catch (TelegramApiRequestException e) {
            return refusal;
        }
    }

    /** Whether reading stopped inside {@code result}, which only an answer that says "ok" holds. */
    private static boolean isInResult(@Nullable Throwable cause) {
        return cause instanceof JsonMappingException e
                && !e.getPath().isEmpty()
                && "result".equals(e.getPath().getFirst().getFieldName());
    }

    /** TelegramBots has no one way to send all methods. */
    private interface Sending<T extends Serializable> {
        CompletableFuture<T> start() throws TelegramApiException;
    }

    @Override
    public String toString() {
        return "TelegramGateway[bot " + botId + "]";
    }
}
