package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.NewMessage;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all sending methods have in common, as it is read before the chat is looked for (Bot API server, Client.cpp,
 * do_send_message).
 */
record SendOptions(ReplyParameters reply, ReplyMarkup markup, boolean isProtected, int thread) {

    static SendOptions read(Parameters parameters) {
        return of(ReplyParameters.read(parameters), ReplyMarkup.read(parameters), parameters);
    }

    /** Reads the options of an album, which has no markup. */
    static SendOptions forAlbum(Parameters parameters) {
        return of(ReplyParameters.read(parameters), ReplyMarkup.NONE, parameters);
    }

    /** Reads the options of many forwards or copies, which answer nothing and have no markup. */
    static SendOptions forBatch(Parameters parameters) {
        return of(ReplyParameters.NONE, ReplyMarkup.NONE, parameters);
    }

    private static SendOptions of(ReplyParameters reply, ReplyMarkup markup, Parameters parameters) {
        return new SendOptions(
                reply,
                markup,
                parameters.isTrue("protect_content"),
                parameters.integer("message_thread_id", 0, 0, Integer.MAX_VALUE));
    }

    /** Finds the chat and the message to be answered there, and whether the markup is for such a chat. */
    Target target(World world, Bot bot, Parameters parameters, Instant now) {
        Conversation conversation = ChatAccess.toWrite(world, bot, parameters, now);
        // topics of private chats and forums do not exist here; other chats ignore the number
        if (thread != 0 && conversation instanceof PrivateChat) {
            throw Refused.badRequest("message thread not found");
        }
        Message replyTo = reply.find(world, bot, conversation);
        SendRights.checkMayPost(conversation, bot);
        return new Target(conversation, replyTo, markup.forNewMessage(conversation), isProtected);
    }

    /** Where a message goes, and how. */
    record Target(
            Conversation conversation,
            @Nullable Message replyTo,
            @Nullable JsonNode markup,
            boolean isProtected) {
        /** Returns the message that says this there. */
        NewMessage message(Content content) {
            return NewMessage.of(content).inReplyTo(replyTo).with(markup).withProtection(isProtected);
        }
    }
}
