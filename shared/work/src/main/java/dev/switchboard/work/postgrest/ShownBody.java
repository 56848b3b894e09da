package dev.switchboard.work.postgrest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import dev.switchboard.job.JsonLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message's text as operators see it: what it is built of, and of what people wrote and are called only how long it was.
 *
 * <p>What is kept is listed, not what is hidden, so that a field of tomorrow is hidden. Kept are whole numbers, the words of
 * Telegram and of Switchboard, the data of buttons, and a command without what follows it.
 */
final class ShownBody {
    private static final JsonFactory JSON = JsonLimits.factory();

    /** Texts of the envelope's own fields, which are ours. */
    private static final Set<String> ENVELOPE = Set.of("id", "kind", "priority", "trace");

    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_:./-]{1,256}");

    /** Texts within the payload that are kept, and how they look: Telegram's words, ours, and what our buttons carry. */
    private static final Map<String, Pattern> PAYLOAD = Map.of(
            "type", Pattern.compile("[a-z_]{1,32}"),
            "status", Pattern.compile("[a-z_]{1,32}"),
            "language_code", Pattern.compile("[a-z]{2,3}(-[A-Za-z]{2,8})?"),
            "phrase", Pattern.compile("[A-Z_]{1,64}"),
            "data", Pattern.compile("[a-z0-9_:]{1,64}"));

    /** Fields that may begin with a command. */
    private static final Set<String> TEXTS = Set.of("text", "caption");

    /** Bot API, BotCommand: 1-32 characters; lower-case letters, digits and underscores. */
    private static final Pattern COMMAND = Pattern.compile("/[a-z0-9_]{1,32}(?=[\\s@]|$)");

    /** Where somebody is, also where it is a whole number. */
    private static final Set<String> PLACES = Set.of("latitude", "longitude");

    private static final String A_NUMBER = "«number»";
    private static final Pattern NAME_OF_FIELD = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private ShownBody() {}

    /** Returns a text for operators; whatever the message's text is, none of it but what is listed here is in it. */
    static String of(String body) {
        var shown = new StringWriter();
        try (JsonParser in = JSON.createParser(body);
                JsonGenerator out = JSON.createGenerator(shown)) {
            while (in.nextToken() != null) {
                copy(in, out);
            }
        } catch (JsonProcessingException e) {
            return length(body) + " that are not JSON";
        } catch (IOException e) {
            throw new UncheckedIOException(e); // texts do not fail
        }
        return shown.toString();
    }

    private static void copy(JsonParser in, JsonGenerator out) throws IOException {
        var name = in.currentName();
        switch (in.currentToken()) {
            case FIELD_NAME -> out.writeFieldName(NAME_OF_FIELD.matcher(name).matches() ? name : length(name));
            case VALUE_STRING -> out.writeString(shown(in.getParsingContext(), in.getText()));
            case VALUE_NUMBER_FLOAT -> out.writeString(A_NUMBER);
            case VALUE_NUMBER_INT -> {
                if (name != null && PLACES.contains(name)) {
                    out.writeString(A_NUMBER);
                } else {
                    out.copyCurrentEvent(in);
                }
            }
            default -> out.copyCurrentEvent(in);
        }
    }

    private static String shown(JsonStreamContext place, String text) {
        @Nullable String name = place.getCurrentName();
        if (name == null) {
            return length(text);
        }
        if (TEXTS.contains(name)) {
            return command(text);
        }
        boolean inEnvelope = place.getParent().inRoot() && ENVELOPE.contains(name);
        @Nullable Pattern kept = inEnvelope ? OURS : PAYLOAD.get(name);
        return kept != null && kept.matcher(text).matches() ? text : length(text);
    }

    private static String command(String text) {
        var command = COMMAND.matcher(text);
        if (!command.lookingAt()) {
            return length(text);
        }
        var rest = text.substring(command.end());
        return rest.isEmpty() ? text : command.group() + length(rest);
    }

    private static String length(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters == 1 ? "«1 character»" : "«" + characters + " characters»";
    }
}
