package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.World;
import java.util.Map;

/** Methods that pin messages. */
final class PinMethods {
    private PinMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of(
                "pinchatmessage", PinMethods::pin,
                "unpinchatmessage", PinMethods::unpin,
                "unpinallchatmessages", PinMethods::unpinAll);
    }

    private static Answer pin(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        Message message = MessageIds.find(conversation, parameters.messageId(), "message to pin");
        checkRight(bot, conversation);
        if (message.content().isService()) {
            throw Refused.badRequest("service messages can't be pinned");
        }
        world.pins().pin(bot.user(), conversation, message);
        return Answer.done(true);
    }

    private static Answer unpin(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        Message message = parameters.messageId() == 0
                ? world.pins().newest(conversation).orElseThrow(() -> Refused.badRequest("message to unpin not found"))
                : MessageIds.find(conversation, parameters.messageId(), "message to unpin");
        checkRight(bot, conversation);
        world.pins().unpin(conversation, message.messageId());
        return Answer.done(true);
    }

    private static Answer unpinAll(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        checkRight(bot, conversation);
        world.pins().unpinAll(conversation);
        return Answer.done(true);
    }

    /** TDLib, DialogManager.cpp, can_pin_messages; what all members may counts for people only (apply_restrictions). */
    private static void checkRight(Bot bot, Conversation conversation) {
        if (conversation instanceof Group group) {
            ChatRights.check(
                    bot,
                    group,
                    group.isChannel() ? AdministratorRight.CAN_EDIT_MESSAGES : AdministratorRight.CAN_PIN_MESSAGES,
                    "not enough rights to manage pinned messages in the chat");
        }
    }
}
