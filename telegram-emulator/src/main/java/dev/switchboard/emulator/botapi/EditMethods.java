package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Edits;
import dev.switchboard.emulator.world.TextContent;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.FormattedText;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Methods that change messages (TDLib, MessagesManager.cpp, edit_message_text and its neighbours). */
final class EditMethods {
    /** What another file can take the place of, beside texts (TDLib, can_edit_message_media). */
    private static final Set<MediaKind> REPLACEABLE =
            EnumSet.of(MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.ANIMATION, MediaKind.AUDIO, MediaKind.DOCUMENT);

    private EditMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of(
                "editmessagetext", EditMethods::editText,
                "editmessagecaption", EditMethods::editCaption,
                "editmessagemedia", EditMethods::editMedia,
                "editmessagereplymarkup", EditMethods::editReplyMarkup);
    }

    private static Answer editText(World world, Bot bot, Parameters parameters) {
        FormattedText text = TextParameters.text(parameters);
        Edited edited = Edited.find(world, bot, parameters);
        edited.checkMayEdit(bot, false);
        if (!(edited.message.content() instanceof Content.Text)) {
            throw Refused.badRequest("there is no text in the message to edit");
        }
        return edited.become(TextContent.of(world, text), world, bot);
    }

    private static Answer editCaption(World world, Bot bot, Parameters parameters) {
        Edited edited = Edited.find(world, bot, parameters);
        FormattedText caption = TextParameters.caption(parameters);
        edited.checkMayEdit(bot, false);
        if (!(edited.message.content() instanceof Content.Media media)
                || !media.kind().hasCaption()) {
            throw Refused.badRequest("there is no caption in the message to edit");
        }
        boolean isAbove = parameters.isTrue("show_caption_above_media");
        return edited.become(media.with(TextContent.caption(world, caption, isAbove)), world, bot);
    }

    private static Answer editMedia(World world, Bot bot, Parameters parameters) {
        ReplyMarkup.read(parameters);
        InputMedia input = MediaJson.one(parameters);
        Edited edited = Edited.find(world, bot, parameters);
        Content old = edited.message.content();
        if (!Edits.mayEdit(bot, edited.conversation, edited.message, false)
                || (old instanceof Content.Media media && !REPLACEABLE.contains(media.kind()))) {
            throw Refused.badRequest("message media can't be edited");
        }
        Content.Media replacement = input.content(world, bot);
        if (edited.message.mediaGroupId() != null && old instanceof Content.Media media) {
            checkAlbum(media.kind(), replacement.kind());
        }
        return edited.become(replacement, world, bot);
    }

    private static void checkAlbum(MediaKind old, MediaKind replacement) {
        if (old == replacement) {
            return;
        }
        if (!replacement.isForAlbums()) {
            throw Refused.badRequest("message content type can't be used in an album");
        }
        if (old.staysAmongItsOwn() || replacement.staysAmongItsOwn()) {
            throw Refused.badRequest("can't change media type in the album");
        }
    }

    private static Answer editReplyMarkup(World world, Bot bot, Parameters parameters) {
        Edited edited = Edited.find(world, bot, parameters);
        edited.checkMayEdit(bot, true);
        return edited.become(edited.message.content(), world, bot);
    }

    /** A message that a call wants to change, and the keyboard that it shall have then. */
    private record Edited(Conversation conversation, Message message, ReplyMarkup markup) {
        static Edited find(World world, Bot bot, Parameters parameters) {
            ReplyMarkup markup = ReplyMarkup.read(parameters);
            int messageId = parameters.messageId();
            if (parameters.text("chat_id").isEmpty() && messageId == 0) {
                throw Refused.badRequest(
                        parameters.text("inline_message_id").isEmpty()
                                ? "message identifier is not specified"
                                : "MESSAGE_ID_INVALID");
            }
            Conversation conversation = ChatAccess.toEdit(world, bot, parameters);
            return new Edited(conversation, MessageIds.find(conversation, messageId, "message to edit"), markup);
        }

        void checkMayEdit(Bot bot, boolean onlyKeyboard) {
            if (!Edits.mayEdit(bot, conversation, message, onlyKeyboard)) {
                throw Refused.badRequest("message can't be edited");
            }
        }

        Answer become(Content content, World world, Bot bot) {
            JsonNode keyboard = markup.inlineOnly(conversation);
            return Answer.done(world.edits()
                    .botEdits(bot, conversation, message, content, keyboard)
                    .orElseThrow(() -> Refused.badRequest("message is not modified: specified new message content and"
                            + " reply markup are exactly the same as a current content and reply markup of the"
                            + " message")));
        }
    }
}
