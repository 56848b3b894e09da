package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.FormattedText;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Methods that send one file each: {@code sendPhoto}, {@code sendDocument}, ... */
final class MediaMethods {
    private static final int LONGEST = 24 * 60 * 60;
    private static final int WIDEST = 10_000;

    private final InstantSource time;

    MediaMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        Map<String, BotMethod> methods = new HashMap<>();
        for (MediaKind kind : MediaKind.values()) {
            String name = "send" + kind.name().replace("_", "").toLowerCase(Locale.ROOT);
            methods.put(name, (world, bot, parameters) -> send(kind, world, bot, parameters));
        }
        return methods;
    }

    private Answer send(MediaKind kind, World world, Bot bot, Parameters parameters) {
        InputMedia media = read(kind, parameters);
        SendOptions options = SendOptions.read(parameters);
        SendOptions.Target target = options.target(world, bot, parameters, time.instant());
        Content.Media content = media.content(world, bot);
        SendRights.of(content).check(target.conversation(), bot);
        return Answer.done(world.messages().botWrites(bot, target.conversation(), target.message(content)));
    }

    private static InputMedia read(MediaKind kind, Parameters parameters) {
        InputFile file = InputFile.parameter(parameters, kind.field())
                .orElseThrow(
                        () -> Refused.badRequest("there is no " + kind.field().replace('_', ' ') + " in the request"));
        Map<String, Object> details = new LinkedHashMap<>();
        for (String number : numbers(kind)) {
            details.put(number, parameters.integer(number, 0, 0, number.equals("duration") ? LONGEST : WIDEST));
        }
        for (String word : words(kind)) {
            if (!parameters.text(word).isEmpty()) {
                details.put(word, parameters.text(word));
            }
        }
        return new InputMedia(
                kind,
                file,
                details,
                kind.hasCaption() ? TextParameters.caption(parameters) : FormattedText.EMPTY,
                parameters.isTrue("show_caption_above_media"),
                parameters.isTrue("has_spoiler"));
    }

    /** Returns the numbers that a sender can give with a file of this kind. */
    static List<String> numbers(MediaKind kind) {
        return switch (kind) {
            case VIDEO, ANIMATION -> List.of("duration", "width", "height");
            case AUDIO, VOICE -> List.of("duration");
            case VIDEO_NOTE -> List.of("duration", "length");
            case PHOTO, DOCUMENT, STICKER -> List.of();
        };
    }

    /** Returns the words that a sender can give with a file of this kind. */
    static List<String> words(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> List.of("title", "performer");
            case STICKER -> List.of("emoji");
            case PHOTO, DOCUMENT, VIDEO, VOICE, ANIMATION, VIDEO_NOTE -> List.of();
        };
    }
}
