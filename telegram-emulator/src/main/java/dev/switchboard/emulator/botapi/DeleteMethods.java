package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.World;
import java.util.List;
import java.util.Map;

/** Methods that delete messages. */
final class DeleteMethods {
    private DeleteMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of("deletemessage", DeleteMethods::deleteMessage, "deletemessages", DeleteMethods::deleteMessages);
    }

    private static Answer deleteMessage(World world, Bot bot, Parameters parameters) {
        if (parameters.text("chat_id").isEmpty()) {
            throw Refused.badRequest("chat identifier is not specified");
        }
        if (parameters.messageId() == 0) {
            throw Refused.badRequest("message identifier is not specified");
        }
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        Message message = MessageIds.find(conversation, parameters.messageId(), "message to delete");
        return delete(world, bot, conversation, List.of(message));
    }

    /** Those that are not there are passed over; one that may not be deleted keeps all the others. */
    private static Answer deleteMessages(World world, Bot bot, Parameters parameters) {
        List<Integer> ids = MessageIds.read(parameters);
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        return delete(world, bot, conversation, MessageIds.findAll(conversation, ids));
    }

    private static Answer delete(World world, Bot bot, Conversation conversation, List<Message> messages) {
        for (Message message : messages) {
            switch (world.deletions().judge(bot, conversation, message)) {
                case ALLOWED -> {}
                case FORBIDDEN -> throw Refused.badRequest("message can't be deleted");
                case NOT_FOR_EVERYONE -> throw Refused.badRequest("message can't be deleted for everyone");
            }
        }
        messages.forEach(message -> world.deletions().delete(conversation, message));
        return Answer.done(true);
    }
}
