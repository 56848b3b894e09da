package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.TextContent;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.FormattedText;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Methods that write texts, and those that only seem to. */
final class SendMethods {
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

    SendMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of("sendmessage", this::sendMessage, "sendchataction", this::sendChatAction);
    }

    private Answer sendMessage(World world, Bot bot, Parameters parameters) {
        FormattedText text = TextParameters.text(parameters);
        SendOptions options = SendOptions.read(parameters);
        SendOptions.Target target = options.target(world, bot, parameters, time.instant());
        Content content = TextContent.of(world, text);
        SendRights.of(content).check(target.conversation(), bot);
        return Answer.done(world.messages().botWrites(bot, target.conversation(), target.message(content)));
    }

    private Answer sendChatAction(World world, Bot bot, Parameters parameters) {
        if (!ACTIONS.contains(parameters.text("action").toLowerCase(Locale.ROOT))) {
            throw Refused.badRequest("wrong parameter action in request");
        }
        ChatAccess.toWrite(world, bot, parameters, time.instant());
        return Answer.done(true);
    }
}
