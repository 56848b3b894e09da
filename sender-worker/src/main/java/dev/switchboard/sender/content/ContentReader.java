package dev.switchboard.sender.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.switchboard.live.BanPress;
import dev.switchboard.live.InstagramName;
import dev.switchboard.sender.content.Refusal.Kind;
import dev.switchboard.telegram.MessageText;
import dev.switchboard.telegramtext.FormattedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a broadcast is to say from its row, and finds all that Telegram would refuse in every chat. Asks nobody: where
 * a photo's host leads to is for {@link PhotoHosts}.
 *
 * <p>The JSON is an object with {@code text}, {@code parse_mode} ({@code HTML} or {@code MarkdownV2}), {@code photo} (an
 * https address or a {@code file_id}; the text is its caption then), {@code live_user}, {@code join_url} and
 * {@code ban_button}; null is as good as absent.
 */
public final class ContentReader {
    private static final int MOST_FIELDS = 20;
    private static final int LONGEST_QUOTE = 40;

    private static final Map<String, JsonNodeType> FIELDS = Map.of(
            "text", JsonNodeType.STRING,
            "parse_mode", JsonNodeType.STRING,
            "photo", JsonNodeType.STRING,
            "live_user", JsonNodeType.STRING,
            "join_url", JsonNodeType.STRING,
            "ban_button", JsonNodeType.BOOLEAN);

    private final JsonNode object;
    private final List<Refusal> refusals = new ArrayList<>();

    private ContentReader(JsonNode object) {
        this.object = object;
    }

    /** Reads a content; whatever it is, the answer is a value. */
    public static ContentResult read(JsonNode content) {
        return content.isObject()
                ? new ContentReader(content).read()
                : malformed("The content is no JSON object: give one with text, photo or both.");
    }

    private static ContentResult malformed(String sentence) {
        return new ContentResult.Refused(List.of(new Refusal(Kind.MALFORMED, sentence)));
    }

    private ContentResult read() {
        // of an object with more fields than there are, the first tell enough
        object.properties().stream().limit(MOST_FIELDS).forEach(field -> checkForm(field.getKey(), field.getValue()));
        return refusals.isEmpty() ? readFields() : new ContentResult.Refused(refusals);
    }

    private ContentResult readFields() {
        Optional<String> givenPhoto = string("photo");
        Optional<Photo> photo = givenPhoto.flatMap(given -> PhotoReader.read(given, refusals::add));
        FormattedText text = new MarkupReader(givenPhoto.isPresent(), refusals::add)
                .read(string("text").orElse(""), string("parse_mode").orElse(""));
        Optional<InstagramName> liveUser = string("live_user").flatMap(this::liveUser);
        Optional<String> joinUrl = string("join_url").flatMap(given -> JoinUrl.read(given, refusals::add));
        Optional<BanPress> ban =
                isTrue("ban_button") ? liveUser.map(name -> new BanPress(BanPress.Step.ASK, name)) : Optional.empty();
        if (isTrue("ban_button") && string("live_user").isEmpty()) {
            refuse(Kind.LIVE_USER_REFUSED, "The BAN button does not know whom it bans: give live_user too.");
        }
        return refusals.isEmpty()
                ? new Content(text, photo, liveUser, new Buttons(joinUrl, ban))
                : new ContentResult.Refused(refusals);
    }

    private void checkForm(String name, JsonNode value) {
        JsonNodeType form = FIELDS.get(name);
        if (form == null) {
            String quoted = MessageText.cut(name, LONGEST_QUOTE);
            refuse(Kind.MALFORMED, "There is no field \"%s\": remove it or mend its name.".formatted(quoted));
        } else if (!value.isNull() && value.getNodeType() != form) {
            String word = form == JsonNodeType.STRING ? "a string" : "true or false";
            refuse(Kind.MALFORMED, "The field %s must be %s: mend it.".formatted(name, word));
        }
    }

    private Optional<InstagramName> liveUser(String given) {
        Optional<InstagramName> liveUser = InstagramName.read(given);
        if (liveUser.isEmpty()) {
            refuse(
                    Kind.LIVE_USER_REFUSED,
                    "\"%s\" is no name on Instagram: give 1 to 30 letters, digits, periods and underscores."
                            .formatted(MessageText.cut(given, LONGEST_QUOTE)));
        }
        return liveUser;
    }

    private Optional<String> string(String name) {
        JsonNode field = object.path(name);
        return field.isTextual() ? Optional.of(field.textValue()) : Optional.empty();
    }

    private boolean isTrue(String name) {
        return object.path(name).booleanValue();
    }

    private void refuse(Kind kind, String sentence) {
        refusals.add(new Refusal(kind, sentence));
    }
}
