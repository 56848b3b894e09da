package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stood at an update's {@link RoutingPath}s, and why that cannot be used if it cannot. */
final class RoutingFields {
    /** Telegram's numbers end at 2,000,000,000 (TDLib, TQueue.h, EventId), and clients hold them in 32 bits. */
    private static final long LARGEST_UPDATE_ID = Integer.MAX_VALUE;

    /** Digits, sign included, that always fit into a long. */
    private static final int LONGEST_NUMBER = 18;

    /** What Telegram names its updates; another name is not repeated in logs. */
    private static final Pattern TYPE = Pattern.compile("[a-z_]{1,64}");

    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private String type = "none";
    private @Nullable String updateIdProblem = "update_id is missing";
    private boolean updateIdSeen;
    private @Nullable RoutingPath unusable;

    /** Notes a field of the update itself: one of them is its type. */
    void noteTopLevel(String name) {
        if (name.equals("update_id")) {
            updateIdProblem = updateIdSeen ? "update_id appears twice" : null;
            updateIdSeen = true;
        } else if (!RoutingPath.isRouted(type)) {
            type = TYPE.matcher(name).matches() ? name : "other";
        }
    }

    /** Notes the value, or its beginning, at which the parser stands. */
    void note(RoutingPath path, JsonParser in) throws IOException {
        if (path == RoutingPath.UPDATE_ID) {
            noteUpdateId(in);
        } else if (!path.wants(in.currentToken())) {
            unusable = path;
        } else if (in.currentToken() == JsonToken.VALUE_STRING) {
            texts.put(path.pointer(), in.getText());
        } else if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            noteNumber(path, in);
        }
    }

    /** Returns why the update cannot be told from others, or {@code null} if it can. */
    @Nullable
    String updateIdProblem() {
        return updateIdProblem;
    }

    /** Returns why the update cannot be routed, or {@code null} if it can. */
    @Nullable
    String routingProblem() {
        if (unusable != null) {
            return "field " + unusable.pointer() + " has the wrong type";
        }
        return RoutingPath.requiredOf(type).stream()
                .filter(pointer -> !numbers.containsKey(pointer) && !texts.containsKey(pointer))
                .findFirst()
                .map(pointer -> "field " + pointer + " is missing")
                .orElse(null);
    }

    /**
     * Returns the update's id.
     *
     * @throws IllegalStateException if there is a problem with it
     */
    long updateId() {
        var id = numbers.get(RoutingPath.UPDATE_ID.pointer());
        if (id == null) {
            throw new IllegalStateException("no usable update_id");
        }
        return id;
    }

    /** Returns what was found, which can be used if there is no problem with it. */
    UpdateFacts facts() {
        var from = number(type.equals("managed_bot") ? RoutingPath.USER_ID : RoutingPath.FROM_ID);
        var chat = number(type.equals("callback_query") ? RoutingPath.MESSAGE_CHAT_ID : RoutingPath.CHAT_ID);
        return new UpdateFacts(
                updateId(),
                type,
                chat,
                text(RoutingPath.CHAT_TYPE),
                from,
                number(RoutingPath.MEMBER_ID),
                text(RoutingPath.ID),
                startsWithCommand(),
                number(RoutingPath.MIGRATE_TO) != null || number(RoutingPath.MIGRATE_FROM) != null);
    }

    private boolean startsWithCommand() {
        return "bot_command".equals(text(RoutingPath.FIRST_ENTITY_TYPE))
                && Long.valueOf(0).equals(number(RoutingPath.FIRST_ENTITY_OFFSET));
    }

    private @Nullable Long number(String belowType) {
        return numbers.get("/" + type + belowType);
    }

    private @Nullable String text(String belowType) {
        return texts.get("/" + type + belowType);
    }

    private void noteNumber(RoutingPath path, JsonParser in) throws IOException {
        if (in.getTextLength() <= LONGEST_NUMBER) {
            numbers.put(path.pointer(), in.getLongValue());
        } else {
            unusable = path;
        }
    }

    private void noteUpdateId(JsonParser in) throws IOException {
        if (updateIdProblem != null) {
            return;
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            updateIdProblem = "update_id must be a whole number";
        } else if (isOutOfRange(in)) {
            updateIdProblem = "update_id must be from 0 to " + LARGEST_UPDATE_ID;
        } else {
            numbers.put(RoutingPath.UPDATE_ID.pointer(), in.getLongValue());
        }
    }

    private static boolean isOutOfRange(JsonParser in) throws IOException {
        return in.getTextLength() > LONGEST_NUMBER || in.getLongValue() < 0 || in.getLongValue() > LARGEST_UPDATE_ID;
    }
}
