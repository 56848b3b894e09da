package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Callbacks;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Methods that write, edit, and answer presses. */
final class MessageMethods {
    private static final Logger log = LoggerFactory.getLogger(MessageMethods.class);
    private static final int MAX_TEXT = 4096;
    private static final int MAX_TEXT_BEFORE_PARSING = 1 << 15;
    private static final int MAX_CALLBACK_TEXT = 200;
    private static final Set<String> PARSE_MODES = Set.of("", "none", "markdown", "markdownv2", "html");

    private static final Set<String> ACTIONS = Set.of(
            "cancel",
            "typing",
            "record_video",
            "upload_video",
            "record_audio",
            "record_voice",
            "upload_audio",
            "upload_voice",
            "upload_photo",
            "upload_document",
            "choose_sticker",
            "pick_up_location",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final InstantSource time;
    private final AtomicBoolean warned = new AtomicBoolean();

    MessageMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "sendmessage", this::sendMessage,
                "sendchataction", this::sendChatAction,
                "editmessagetext", this::editMessageText,
                "answercallbackquery", this::answerCallbackQuery);
    }

    private Answer sendMessage(World world, Bot bot, Parameters parameters) {
        String text = messageText(parameters);
        JsonNode keyboard = ReplyMarkup.inlineKeyboard(parameters);
        Conversation conversation = ChatAccess.toWrite(world, bot, parameters, time.instant());
        Message replyTo = repliedMessage(conversation, parameters);
        return done(world.messages().botWrites(bot, conversation, text, keyboard, replyTo));
    }

    private Answer sendChatAction(World world, Bot bot, Parameters parameters) {
        if (!ACTIONS.contains(parameters.text("action").toLowerCase(Locale.ROOT))) {
            throw Refused.badRequest("wrong parameter action in request");
        }
        ChatAccess.toWrite(world, bot, parameters, time.instant());
        return done(true);
    }

    private Answer editMessageText(World world, Bot bot, Parameters parameters) {
        String text = messageText(parameters);
        JsonNode keyboard = ReplyMarkup.inlineKeyboard(parameters);
        int messageId = parameters.integer("message_id", 0, 0, Integer.MAX_VALUE);
        if (parameters.text("chat_id").isEmpty() && messageId == 0) {
            throw Refused.badRequest(
                    parameters.text("inline_message_id").isEmpty()
                            ? "message identifier is not specified"
                            : "MESSAGE_ID_INVALID");
        }
        Conversation conversation = ChatAccess.toEdit(world, bot, parameters);
        Message message = conversation
                .history()
                .find(messageId)
                .orElseThrow(() -> Refused.badRequest("message to edit not found"));
        if (message.author().id() != bot.id()) {
            throw Refused.badRequest("message can't be edited");
        }
        return done(world.messages()
                .botEdits(conversation, message, text, keyboard)
                .orElseThrow(() -> Refused.badRequest("message is not modified: specified new message content and reply"
                        + " markup are exactly the same as a current content and reply markup of the message")));
    }

    private Answer answerCallbackQuery(World world, Bot bot, Parameters parameters) {
        String text = parameters.text("text");
        if (text.length() > MAX_CALLBACK_TEXT) {
            throw Refused.badRequest("MESSAGE_TOO_LONG");
        }
        Callbacks.Answer answer = new Callbacks.Answer(
                emptyToNull(text), parameters.isTrue("show_alert"), emptyToNull(parameters.text("url")));
        if (!world.messages().answer(bot, parameters.text("callback_query_id"), answer)) {
            throw Refused.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        return done(true);
    }

    private String messageText(Parameters parameters) {
        String text = parameters.text("text");
        if (text.isEmpty()) {
            throw Refused.badRequest("message text is empty");
        }
        if (text.length() > MAX_TEXT_BEFORE_PARSING) {
            throw Refused.badRequest("text is too long");
        }
        checkParseMode(parameters.text("parse_mode"));
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw Refused.badRequest("text must be non-empty");
        }
        if (trimmed.length() > MAX_TEXT) {
            throw Refused.badRequest("message is too long");
        }
        return trimmed;
    }

    private void checkParseMode(String mode) {
        if (!PARSE_MODES.contains(mode.toLowerCase(Locale.ROOT))) {
            throw Refused.badRequest("unsupported parse_mode");
        }
        if (!mode.isEmpty() && warned.compareAndSet(false, true)) {
            log.atWarn()
                    .addKeyValue("parse_mode", mode)
                    .log("markup stays in the text: this emulator does not parse it");
        }
    }

    private static @Nullable Message repliedMessage(Conversation conversation, Parameters parameters) {
        int messageId = parameters.integer("reply_to_message_id", 0, 0, Integer.MAX_VALUE);
        boolean optional = parameters.isTrue("allow_sending_without_reply");
        try {
            Optional<JsonNode> reply = parameters.json("reply_parameters");
            if (reply.isPresent()) {
                messageId = reply.get().path("message_id").asInt();
                optional = reply.get().path("allow_sending_without_reply").asBoolean();
            }
        } catch (IOException e) {
            throw Refused.badRequest("can't parse reply parameters JSON object");
        }
        Optional<Message> message = conversation.history().find(messageId);
        if (messageId != 0 && message.isEmpty() && !optional) {
            throw Refused.badRequest("message to be replied not found");
        }
        return message.orElse(null);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Answer done(Object result) {
        return new Answer.Accepted(result, null);
    }
}
