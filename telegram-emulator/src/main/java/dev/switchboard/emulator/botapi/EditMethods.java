package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.text.FormattedText;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.TextContent;
import dev.switchboard.emulator.world.World;
import java.util.Map;

/** Methods that change messages. */
final class EditMethods {
    private EditMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of("editmessagetext", EditMethods::editMessageText);
    }

    private static Answer editMessageText(World world, Bot bot, Parameters parameters) {
        FormattedText text = TextParameters.text(parameters);
        ReplyMarkup markup = ReplyMarkup.read(parameters);
        int messageId = parameters.messageId();
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
        JsonNode keyboard = markup.inlineOnly(conversation);
        return Answer.done(world.edits()
                .botEdits(conversation, message, TextContent.of(world, text), keyboard)
                .orElseThrow(() -> Refused.badRequest("message is not modified: specified new message content and reply"
                        + " markup are exactly the same as a current content and reply markup of the message")));
    }
}
