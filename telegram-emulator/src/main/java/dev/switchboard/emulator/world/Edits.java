package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.telegramtext.FormattedText;
import dev.switchboard.telegramtext.TextFormatting;
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
        return content instanceof Content.Text
                || (content instanceof Content.Media media && media.kind().hasCaption());
    }

    /**
     * A bot gives a message another content and keyboard, having been let; the other bots of a channel learn of it.
     * Returns empty if it has these already.
     */
    public Optional<Message> botEdits(
            Bot bot, Conversation conversation, Message message, Content content, @Nullable JsonNode replyMarkup) {
        if (content.equals(message.content()) && Objects.equals(replyMarkup, message.replyMarkup())) {
            return Optional.empty();
        }
        Message edited = edit(conversation, message, content, replyMarkup);
        if (conversation instanceof Group group && group.isChannel()) {
            Announcements.announceEdit(edited, bot.user(), group);
        }
        return Optional.of(edited);
    }

    /** A person gives an own message another text, or another caption where it has one; bots learn of it. */
    public Message personEdits(User person, Conversation conversation, int messageId, String text) {
        PersonAccess.checkRead(person, conversation);
        Message message = conversation.history().message(messageId);
        world.access().checkEdit(person, conversation, message);
        FormattedText formatted = TextFormatting.plain(text);
        Content content = switch (message.content()) {
            case Content.Media media
            when media.kind().hasCaption() ->
                media.with(TextContent.caption(world, formatted, media.caption().isAbove()));
            case Content.Text _ when !formatted.text().isEmpty() -> TextContent.of(world, formatted);
            case Content other -> throw NotPossible.because("there is nothing to edit in " + other);
        };
        Message edited = edit(conversation, message, content, message.markup());
        Announcements.announceEdit(edited, person, conversation);
        return edited;
    }

    private Message edit(Conversation conversation, Message message, Content content, @Nullable JsonNode replyMarkup) {
        Message edited = message.edited(content, replyMarkup, time.instant().getEpochSecond());
        conversation.history().replace(edited);
        world.changed(conversation.history());
        return edited;
    }
}
