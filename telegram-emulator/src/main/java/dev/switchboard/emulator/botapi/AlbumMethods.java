package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code sendMediaGroup}: several files as one album. */
final class AlbumMethods {
    private static final int MOST = 10;

    private final InstantSource time;

    AlbumMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of("sendmediagroup", this::sendMediaGroup);
    }

    private Answer sendMediaGroup(World world, Bot bot, Parameters parameters) {
        SendOptions options = SendOptions.forAlbum(parameters);
        List<InputMedia> album = MediaJson.album(parameters);
        SendOptions.Target target = options.target(world, bot, parameters, time.instant());
        if (album.isEmpty()) {
            throw Refused.badRequest("there are no messages to send");
        }
        List<Content.Media> contents = new ArrayList<>();
        for (InputMedia media : album) {
            Content.Media content = media.content(world, bot);
            SendRights.of(content).check(target.conversation(), bot);
            contents.add(content);
        }
        check(contents);
        String albumId = contents.size() > 1 ? world.forwards().nextAlbum() : null;
        List<Message> sent = new ArrayList<>();
        for (Content.Media content : contents) {
            sent.add(world.messages()
                    .botWrites(
                            bot, target.conversation(), target.message(content).inAlbum(albumId)));
        }
        return Answer.done(new SentAlbum(sent));
    }

    /** TDLib, MessageContent.cpp, check_message_group_message_contents. */
    private static void check(List<Content.Media> contents) {
        if (contents.size() > MOST) {
            throw Refused.badRequest("too many messages to send as an album");
        }
        for (Content.Media content : contents) {
            MediaKind kind = content.kind();
            if (!kind.isForAlbums()) {
                throw Refused.badRequest("invalid message content type");
            }
            if (content.caption().isAbove() != contents.getFirst().caption().isAbove()) {
                throw Refused.badRequest("parameter show_caption_above_media must be the same for all messages");
            }
        }
        for (Content.Media content : contents) {
            MediaKind kind = content.kind();
            if (kind.staysAmongItsOwn() && contents.stream().anyMatch(other -> other.kind() != kind)) {
                throw Refused.badRequest(kind.fileType() + " can't be mixed with other media types");
            }
        }
    }
}
