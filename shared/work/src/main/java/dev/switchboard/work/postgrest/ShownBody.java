package dev.switchboard.work.postgrest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.job.JsonLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

    /** Fields whose texts are words and ids of Telegram's or of ours. */
    private static final Set<String> KEPT =
            Set.of("id", "kind", "priority", "trace", "type", "status", "language_code", "phrase", "reason");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_:./-]{1,128}");

    /** What our buttons carry. */
    private static final Pattern BUTTON_DATA = Pattern.compile("[a-z0-9_:-]{1,64}");

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
            case VALUE_STRING -> out.writeString(shown(name, in.getText()));
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

    private static String shown(@Nullable String name, String text) {
        if (name == null) {
            return length(text);
        }
        if (TEXTS.contains(name)) {
            return command(text);
        }
        var kept = name.equals("data") ? BUTTON_DATA : KEPT.contains(name) ? WORD : null;
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
