package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Methods that send neither words nor files: a place, or somebody's telephone number. */
final class CardMethods {
    /** What C reads as a number at the beginning of a text (Bot API server, Client.cpp, get_location: to_double). */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    /** Metres (TDLib, Location.cpp, fix_accuracy). */
    private static final double LEAST_ACCURATE = 1500;

    private final InstantSource time;

    CardMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "sendlocation",
                (world, bot, parameters) -> send(location(parameters), world, bot, parameters),
                "sendcontact",
                (world, bot, parameters) -> send(contact(parameters), world, bot, parameters));
    }

    private Answer send(Content content, World world, Bot bot, Parameters parameters) {
        SendOptions options = SendOptions.read(parameters);
        SendOptions.Target target = options.target(world, bot, parameters, time.instant());
        if (content instanceof Content.Location(Content.Place place) && !place.isOnEarth()) {
            throw Refused.badRequest("invalid location specified");
        }
        SendRights.of(content).check(target.conversation(), bot);
        return Answer.done(world.messages().botWrites(bot, target.conversation(), target.message(content)));
    }

    private static Content.Location location(Parameters parameters) {
        double accuracy = number(parameters.text("horizontal_accuracy"));
        return new Content.Location(new Content.Place(
                degrees(parameters, "latitude"),
                degrees(parameters, "longitude"),
                accuracy > 0 ? Math.min(accuracy, LEAST_ACCURATE) : null));
    }

    private static double degrees(Parameters parameters, String name) {
        String text = parameters.text(name).strip();
        if (text.isEmpty()) {
            throw Refused.badRequest(name + " is empty");
        }
        return number(text);
    }

    private static double number(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        return number.lookingAt() ? Double.parseDouble(number.group()) : 0;
    }

    private static Content.Contact contact(Parameters parameters) {
        return new Content.Contact(new Content.Card(
                required(parameters, "phone_number"),
                required(parameters, "first_name"),
                emptyToNull(parameters.text("last_name")),
                emptyToNull(parameters.text("vcard"))));
    }

    private static String required(Parameters parameters, String name) {
        String text = parameters.text(name);
        if (text.isEmpty()) {
            throw Refused.badRequest("parameter \"" + name + "\" is required");
        }
        return text;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
