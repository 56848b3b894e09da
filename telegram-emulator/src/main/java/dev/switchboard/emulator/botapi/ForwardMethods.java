package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Caption;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.NewMessage;
import dev.switchboard.emulator.world.TextContent;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.FormattedText;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Methods that send messages again: forwards name their sender, copies do not (TDLib, get_forwarded_messages). */
final class ForwardMethods {
    private final InstantSource time;

    ForwardMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "forwardmessage", this::forwardMessage,
                "forwardmessages", this::forwardMessages,
                "copymessage", this::copyMessage,
                "copymessages", this::copyMessages);
    }

    private Answer forwardMessage(World world, Bot bot, Parameters parameters) {
        Message original = original(world, bot, parameters, "message to forward");
        SendOptions options = SendOptions.read(parameters);
        SendOptions.Target target = options.target(world, bot, parameters, time.instant());
        if (!mayForward(target, bot, original)) {
            throw Refused.badRequest("the message can't be forwarded");
        }
        NewMessage forward = world.forwards().forward(original).withProtection(options.isProtected());
        return Answer.done(world.messages().botWrites(bot, target.conversation(), forward));
    }

    private Answer copyMessage(World world, Bot bot, Parameters parameters) {
        requireSource(parameters);
        FormattedText caption = TextParameters.caption(parameters);
        Message original = original(world, bot, parameters, "message to copy");
        SendOptions options = SendOptions.read(parameters);
        SendOptions.Target target = options.target(world, bot, parameters, time.instant());
        if (!mayCopy(target, bot, original)) {
            throw Refused.badRequest("the message can't be copied");
        }
        Content content = original.content();
        if (parameters.has("caption")
                && content instanceof Content.Media media
                && media.kind().hasCaption()) {
            boolean isAbove = parameters.isTrue("show_caption_above_media");
            content = media.with(TextContent.caption(world, caption, isAbove));
        }
        Message copy = world.messages().botWrites(bot, target.conversation(), target.message(content));
        return Answer.done(new MessageId(copy.messageId()));
    }

    private Answer forwardMessages(World world, Bot bot, Parameters parameters) {
        Batch batch = batch(world, bot, parameters);
        List<Message> originals = batch.originals.stream()
                .filter(original -> mayForward(batch.target, bot, original))
                .toList();
        return sendAll(world, bot, batch, originals, world.forwards()::forward);
    }

    private Answer copyMessages(World world, Bot bot, Parameters parameters) {
        Batch batch = batch(world, bot, parameters);
        List<Message> originals = batch.originals.stream()
                .filter(original -> mayCopy(batch.target, bot, original))
                .toList();
        boolean withoutCaption = parameters.isTrue("remove_caption");
        return sendAll(
                world,
                bot,
                batch,
                originals,
                original -> NewMessage.of(
                        withoutCaption && original.content() instanceof Content.Media media
                                ? media.with(Caption.NONE)
                                : original.content()));
    }

    private static Answer sendAll(
            World world, Bot bot, Batch batch, List<Message> originals, Function<Message, NewMessage> again) {
        if (originals.isEmpty()) {
            throw Refused.badRequest("messages can't be forwarded");
        }
        Map<String, String> albums = world.forwards().albumsFor(originals);
        List<MessageId> sent = new ArrayList<>();
        for (Message original : originals) {
            String album = original.mediaGroupId();
            NewMessage message = again.apply(original)
                    .withProtection(batch.target.isProtected())
                    .inAlbum(album == null ? null : albums.get(album));
            sent.add(new MessageId(world.messages()
                    .botWrites(bot, batch.target.conversation(), message)
                    .messageId()));
        }
        return Answer.done(sent);
    }

    private Batch batch(World world, Bot bot, Parameters parameters) {
        requireSource(parameters);
        List<Integer> ids = MessageIds.read(parameters);
        SendOptions.Target target = SendOptions.forBatch(parameters).target(world, bot, parameters, time.instant());
        Conversation source = ChatAccess.toRead(world, bot, parameters.text("from_chat_id"));
        List<Message> originals = MessageIds.findAll(source, ids);
        if (originals.isEmpty()) {
            throw Refused.badRequest("there are no messages to forward");
        }
        for (int i = 1; i < originals.size(); i++) {
            if (originals.get(i).messageId() <= originals.get(i - 1).messageId()) {
                throw Refused.badRequest("message identifiers must be in a strictly increasing order");
            }
        }
        return new Batch(target, originals);
    }

    private static Message original(World world, Bot bot, Parameters parameters, String what) {
        requireSource(parameters);
        Conversation source = ChatAccess.toRead(world, bot, parameters.text("from_chat_id"));
        return MessageIds.find(source, parameters.messageId(), what);
    }

    private static void requireSource(Parameters parameters) {
        if (parameters.text("from_chat_id").isEmpty()) {
            throw Refused.badRequest("parameter \"from_chat_id\" is required");
        }
    }

    private static boolean mayForward(SendOptions.Target target, Bot bot, Message original) {
        return mayCopy(target, bot, original) && original.hasProtectedContent() == null;
    }

    /** A bot may copy what is protected (TDLib, MessagesManager.cpp, can_forward_message). */
    private static boolean mayCopy(SendOptions.Target target, Bot bot, Message original) {
        return !original.content().isService()
                && SendRights.of(original.content()).isGiven(target.conversation(), bot);
    }

    private record Batch(SendOptions.Target target, List<Message> originals) {}

    private record MessageId(int messageId) {}
}
