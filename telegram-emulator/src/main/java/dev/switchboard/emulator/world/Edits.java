package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Standing;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Editing: messages get another content or keyboard. */
public final class Edits {
    private final World world;
    private final InstantSource time;

    Edits(World world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /** Tells whether a bot may change a message, or only its keyboard (TDLib, MessagesManager.cpp, can_edit_message). */
    public static boolean mayEdit(Bot bot, Conversation conversation, Message message, boolean onlyKeyboard) {
        boolean hasOtherMarkup = message.markup() != null && message.replyMarkup() == null;
        if (message.forward() != null || hasOtherMarkup || message.content().isService()) {
            return false;
        }
        boolean isOwn = message.author().id() == bot.id();
        if (conversation instanceof Group group && group.isChannel()) {
            Standing standing = group.standing(bot.user());
            isOwn = standing.may(AdministratorRight.CAN_EDIT_MESSAGES)
                    || (isOwn && standing.may(AdministratorRight.CAN_POST_MESSAGES));
        }
        return isOwn && (onlyKeyboard || isEditable(message.content()));
    }

    /** TDLib, MessageContentType.cpp, is_editable_message_content. */
    private static boolean isEditable(Content content) {
        return !(content instanceof Content.Media media) || media.kind().hasCaption();
    }

    /** A bot gives a message another content and keyboard, having been let; returns empty if it has these already. */
    public Optional<Message> botEdits(
            Conversation conversation, Message message, Content content, @Nullable JsonNode replyMarkup) {
        if (content.equals(message.content()) && Objects.equals(replyMarkup, message.replyMarkup())) {
            return Optional.empty();
        }
        return Optional.of(edit(conversation, message, content, replyMarkup));
    }

    private Message edit(Conversation conversation, Message message, Content content, @Nullable JsonNode replyMarkup) {
        Message edited = message.edited(content, replyMarkup, time.instant().getEpochSecond());
        conversation.history().replace(edited);
        world.changed(conversation.history());
        return edited;
    }
}
