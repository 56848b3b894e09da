package dev.switchboard.telegram;

import static dev.switchboard.telegram.RejectionReason.ALREADY_DELETED;
import static dev.switchboard.telegram.RejectionReason.ALREADY_PARTICIPANT;
import static dev.switchboard.telegram.RejectionReason.BLOCKED;
import static dev.switchboard.telegram.RejectionReason.CANNOT_BE_DELETED;
import static dev.switchboard.telegram.RejectionReason.CANNOT_BE_EDITED;
import static dev.switchboard.telegram.RejectionReason.CANNOT_PARSE_ENTITIES;
import static dev.switchboard.telegram.RejectionReason.CHAT_NOT_FOUND;
import static dev.switchboard.telegram.RejectionReason.CONVERSATION_NOT_STARTED;
import static dev.switchboard.telegram.RejectionReason.GROUP_DELETED;
import static dev.switchboard.telegram.RejectionReason.JOIN_REQUEST_GONE;
import static dev.switchboard.telegram.RejectionReason.KICKED;
import static dev.switchboard.telegram.RejectionReason.MESSAGE_UNUSABLE;
import static dev.switchboard.telegram.RejectionReason.MIGRATED;
import static dev.switchboard.telegram.RejectionReason.NOT_A_MEMBER;
import static dev.switchboard.telegram.RejectionReason.NOT_ENOUGH_RIGHTS;
import static dev.switchboard.telegram.RejectionReason.NOT_FOUND;
import static dev.switchboard.telegram.RejectionReason.NOT_MODIFIED;
import static dev.switchboard.telegram.RejectionReason.OTHER;
import static dev.switchboard.telegram.RejectionReason.PHOTOS_FORBIDDEN;
import static dev.switchboard.telegram.RejectionReason.PHOTO_UNUSABLE;
import static dev.switchboard.telegram.RejectionReason.QUERY_TOO_OLD;
import static dev.switchboard.telegram.RejectionReason.UNAUTHORIZED;
import static dev.switchboard.telegram.RejectionReason.USER_DEACTIVATED;

import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.FloodLimited;
import dev.switchboard.telegram.TelegramReply.Rejected;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;

/**
 * Tells what an {@code "ok": false} means. Total: any code and any words give a reply.
 *
 * <p>The words are those of the open-source Bot API server ({@code Client.cpp}: {@code fail_query_with_error},
 * {@code check_chat_access}), of TDLib beneath it, and of Telegram's own servers (upper case).
 */
final class Refusals {
    /** For a 429 that names no time. Telegram's limit for one chat is about a message a second, with bursts. */
    static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private static final Pattern RETRY_AFTER = Pattern.compile("retry after (\\d{1,9})");

    /** Read from the top: the first rule that fits gives the reason. */
    private static final List<Rule> RULES = List.of(
            // first, because it quotes our own text, which holds people's names
            new Rule(BAD_REQUEST, "can't parse entities", CANNOT_PARSE_ENTITIES),
            new Rule(BAD_REQUEST, "^Bad Request: inline keyboard button", MESSAGE_UNUSABLE),
            new Rule(BAD_REQUEST, "^Bad Request: entity URL", MESSAGE_UNUSABLE),
            new Rule(FORBIDDEN, "bot was blocked by the user", BLOCKED),
            new Rule(FORBIDDEN, "user is deactivated", USER_DEACTIVATED),
            new Rule(FORBIDDEN, "bot can't initiate conversation", CONVERSATION_NOT_STARTED),
            new Rule(FORBIDDEN, "bot was kicked", KICKED),
            new Rule(FORBIDDEN, "bot is not a member", NOT_A_MEMBER),
            new Rule(FORBIDDEN, "the group chat was deleted", GROUP_DELETED),
            new Rule(BAD_REQUEST, "CHANNEL_PRIVATE", NOT_A_MEMBER),
            new Rule(BAD_REQUEST, "chat not found", CHAT_NOT_FOUND),
            new Rule(BAD_REQUEST, "PEER_ID_INVALID", CHAT_NOT_FOUND),
            new Rule(BAD_REQUEST, "message thread not found|TOPIC_(ID_INVALID|DELETED)", CHAT_NOT_FOUND),
            new Rule(BAD_REQUEST, "not enough rights to send photos", PHOTOS_FORBIDDEN),
            new Rule(BAD_REQUEST, "CHAT_SEND_(PHOTOS|MEDIA)_FORBIDDEN", PHOTOS_FORBIDDEN),
            new Rule(BAD_REQUEST, "not enough rights", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "have no (rights|write access)", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "need administrator rights", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "CHAT_ADMIN_REQUIRED", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "CHAT_WRITE_FORBIDDEN", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "CHAT_SEND_PLAIN_FORBIDDEN", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "CHAT_RESTRICTED", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "TOPIC_CLOSED", NOT_ENOUGH_RIGHTS),
            new Rule(BAD_REQUEST, "HTTP URL|web page content|upload file by URL", PHOTO_UNUSABLE),
            new Rule(BAD_REQUEST, "file identifier|use file of type", PHOTO_UNUSABLE),
            new Rule(BAD_REQUEST, "MEDIA_EMPTY|MEDIA_INVALID|IMAGE_PROCESS_FAILED", PHOTO_UNUSABLE),
            new Rule(BAD_REQUEST, "PHOTO_[A-Z_]*INVALID|photo has unsupported extension", PHOTO_UNUSABLE),
            new Rule(BAD_REQUEST, "text (is |must be non-)empty", MESSAGE_UNUSABLE),
            new Rule(BAD_REQUEST, "(message|caption|reply markup|text) is too long", MESSAGE_UNUSABLE),
            new Rule(BAD_REQUEST, "BUTTON_[A-Z_]*INVALID|REPLY_MARKUP_INVALID", MESSAGE_UNUSABLE),
            new Rule(BAD_REQUEST, "message is not modified", NOT_MODIFIED),
            new Rule(BAD_REQUEST, "message can't be deleted", CANNOT_BE_DELETED),
            new Rule(BAD_REQUEST, "MESSAGE_DELETE_FORBIDDEN", CANNOT_BE_DELETED),
            new Rule(BAD_REQUEST, "message can't be edited", CANNOT_BE_EDITED),
            new Rule(BAD_REQUEST, "message to [a-z ]+ not found", ALREADY_DELETED),
            new Rule(BAD_REQUEST, "MESSAGE_ID_INVALID", ALREADY_DELETED),
            new Rule(BAD_REQUEST, "query is too old", QUERY_TOO_OLD),
            new Rule(BAD_REQUEST, "HIDE_REQUESTER_MISSING", JOIN_REQUEST_GONE),
            new Rule(BAD_REQUEST, "USER_ALREADY_PARTICIPANT", ALREADY_PARTICIPANT));

    private Refusals() {}

    /** Tells what a refusal means; {@code null} stands for what the answer did not hold. */
    static <T extends Serializable> TelegramReply<T> classify(
            @Nullable Integer errorCode, @Nullable String description, @Nullable ResponseParameters parameters) {
        int code = errorCode == null ? 0 : errorCode;
        String words = description == null ? "" : description;
        if (code == 429) {
            return new FloodLimited<>(retryAfter(words, parameters));
        }
        if (code >= 500) {
            return new Unreachable<>(Fault.SERVER_ERROR, code + " " + words);
        }
        Long newChat = parameters == null ? null : parameters.getMigrateToChatId();
        if (newChat != null) {
            return new Rejected<>(MIGRATED, words, OptionalLong.of(newChat));
        }
        return new Rejected<>(reason(code, words), words, OptionalLong.empty());
    }

    private static RejectionReason reason(int code, String words) {
        return switch (code) {
            case 401 -> UNAUTHORIZED;
            case 404 -> NOT_FOUND;
            default ->
                RULES.stream()
                        .filter(rule -> rule.fits(code, words))
                        .map(Rule::reason)
                        .findFirst()
                        .orElse(OTHER);
        };
    }

    private static Duration retryAfter(String words, @Nullable ResponseParameters parameters) {
        Integer seconds = parameters == null ? null : parameters.getRetryAfter();
        if (seconds == null) {
            var matcher = RETRY_AFTER.matcher(words);
            if (!matcher.find()) {
                return DEFAULT_RETRY_AFTER;
            }
            seconds = Integer.valueOf(matcher.group(1));
        }
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    private record Rule(int code, Pattern words, RejectionReason reason) {
        Rule(int code, String words, RejectionReason reason) {
            this(code, Pattern.compile(words), reason);
        }

        boolean fits(int errorCode, String description) {
            return code == errorCode && words.matcher(description).find();
        }
    }
}
