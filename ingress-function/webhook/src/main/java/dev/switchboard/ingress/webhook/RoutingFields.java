package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects an update's routing fields as a tokenizer meets them, and says which of them cannot be used. */
final class RoutingFields {
    /** The levels that routing fields lie in: {@code /message/entities/0/type}. */
    static final int DEEPEST = 4;

    private static final Set<String> ROUTED =
            Set.of("message", "callback_query", "my_chat_member", "chat_member", "chat_join_request");

    /** Bot API, User.id: at most 52 significant bits; what is larger cannot come from Telegram. */
    private static final long LARGEST_ID = 1L << 53;

    private @Nullable Long updateId;
    private @Nullable String updateIdProblem = "update_id is missing";
    private boolean updateIdSeen;
    private String type = "none";
    private @Nullable Long chat;
    private @Nullable String chatType;
    private @Nullable Long from;
    private @Nullable Long member;
    private @Nullable String callbackQueryId;
    private boolean commandEntity;
    private boolean atBeginning;
    private boolean migration;
    private @Nullable String wrongType;

    /** Notes the name of a top-level field. */
    void noteTopLevel(String name) {
        if (name.equals("update_id")) {
            updateIdProblem = updateIdSeen ? "update_id appears twice" : null;
            updateIdSeen = true;
        } else if (!ROUTED.contains(type)) {
            type = name;
        }
    }

    /** Notes that a field holds an object or an array. */
    void noteStructure(String path) {
        if (path.equals("/update_id")) {
            updateIdProblem = "update_id must be a whole number";
        } else if (isRoutingField(path)) {
            wrongType = path;
        }
    }

    /** Notes a field's scalar value, at which the parser stands. */
    void noteValue(String path, JsonParser in) throws IOException {
        switch (path) {
            case "/update_id" -> noteUpdateId(in);
            case "/message/chat/id", "/my_chat_member/chat/id", "/chat_member/chat/id", "/chat_join_request/chat/id" ->
                chat = number(path, in);
            case "/callback_query/message/chat/id" -> chat = number(path, in);
            case "/message/chat/type", "/my_chat_member/chat/type", "/chat_member/chat/type" ->
                chatType = text(path, in);
            case "/message/from/id",
                    "/callback_query/from/id",
                    "/my_chat_member/from/id",
                    "/chat_member/from/id",
                    "/chat_join_request/from/id" -> from = number(path, in);
            case "/chat_member/new_chat_member/user/id" -> member = number(path, in);
            case "/callback_query/id" -> callbackQueryId = text(path, in);
            case "/message/entities/0/type" -> commandEntity = "bot_command".equals(text(path, in));
            case "/message/entities/0/offset" -> atBeginning = Long.valueOf(0).equals(number(path, in));
            case "/message/migrate_to_chat_id", "/message/migrate_from_chat_id" -> migration = number(path, in) != null;
            default -> {
                if (path.indexOf('/', 1) < 0 && ROUTED.contains(path.substring(1))) {
                    wrongType = path;
                }
            }
        }
    }

    /** Returns why the update cannot be told from others, or {@code null} if it can. */
    @Nullable
    String updateIdProblem() {
        return updateIdProblem;
    }

    /** Returns why the update cannot be routed, or {@code null} if it can. */
    @Nullable
    String unusableField() {
        if (wrongType != null) {
            return "field " + wrongType + " has the wrong type";
        }
        var missing = switch (type) {
            case "message" -> chat == null ? "chat.id" : chatType == null ? "chat.type" : null;
            case "callback_query" -> callbackQueryId == null ? "id" : from == null ? "from.id" : null;
            case "my_chat_member" ->
                chat == null ? "chat.id" : chatType == null ? "chat.type" : from == null ? "from.id" : null;
            case "chat_member" -> chat == null ? "chat.id" : member == null ? "new_chat_member.user.id" : null;
            case "chat_join_request" -> chat == null ? "chat.id" : from == null ? "from.id" : null;
            default -> null;
        };
        return missing == null ? null : "field /" + type + "/" + missing.replace('.', '/') + " is missing";
    }

    /**
     * Returns what was found.
     *
     * @throws IllegalStateException if there is no usable {@code update_id}
     */
    UpdateFacts facts() {
        if (updateId == null) {
            throw new IllegalStateException("no usable update_id");
        }
        return new UpdateFacts(
                updateId, type, chat, chatType, from, member, callbackQueryId, commandEntity && atBeginning, migration);
    }

    private void noteUpdateId(JsonParser in) throws IOException {
        if (updateIdProblem != null) {
            return;
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            updateIdProblem = "update_id must be a whole number";
        } else if (isOutOfRange(in)) {
            updateIdProblem = "update_id must be from 0 to 2^53";
        } else {
            updateId = in.getLongValue();
        }
    }

    private static boolean isOutOfRange(JsonParser in) throws IOException {
        return in.getTextLength() > 16 || in.getLongValue() < 0 || in.getLongValue() > LARGEST_ID;
    }

    private @Nullable Long number(String path, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT && in.getTextLength() <= 18) {
            return in.getLongValue();
        }
        wrongType = path;
        return null;
    }

    private @Nullable String text(String path, JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getText();
        }
        wrongType = path;
        return null;
    }

    private static boolean isRoutingField(String path) {
        return path.endsWith("/chat/id") || path.endsWith("/from/id") || path.endsWith("/chat/type");
    }
}
