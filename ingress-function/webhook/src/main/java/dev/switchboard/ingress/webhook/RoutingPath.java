package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.core.JsonToken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places in an update that decide where it goes, as a tree: what must stand at each, and which must be there. Places
 * that are not in it are of no account to routing.
 */
final class RoutingPath {
    static final RoutingPath UPDATE = new RoutingPath("", JsonToken.START_OBJECT);
    static final RoutingPath UPDATE_ID = UPDATE.with("update_id", JsonToken.VALUE_NUMBER_INT);

    private static final Map<String, List<RoutingPath>> REQUIRED = Map.of(
            "message", List.of(number("message/chat/id"), text("message/chat/type")),
            "callback_query", List.of(text("callback_query/id"), number("callback_query/from/id")),
            "my_chat_member",
                    List.of(
                            number("my_chat_member/chat/id"),
                            text("my_chat_member/chat/type"),
                            number("my_chat_member/from/id")),
            "chat_member", List.of(number("chat_member/chat/id"), number("chat_member/new_chat_member/user/id")),
            "chat_join_request", List.of(number("chat_join_request/chat/id"), number("chat_join_request/from/id")));

    static {
        number("message/from/id");
        number("message/migrate_to_chat_id");
        number("message/migrate_from_chat_id");
        var firstEntity = UPDATE.with("message", JsonToken.START_OBJECT)
                .with("entities", JsonToken.START_ARRAY)
                .with("0", JsonToken.START_OBJECT);
        firstEntity.with("type", JsonToken.VALUE_STRING);
        firstEntity.with("offset", JsonToken.VALUE_NUMBER_INT);
        number("callback_query/message/chat/id");
        number("chat_member/from/id");
    }

    private final String pointer;
    private final JsonToken wanted;
    private final Map<String, RoutingPath> below = new HashMap<>();

    private RoutingPath(String pointer, JsonToken wanted) {
        this.pointer = pointer;
        this.wanted = wanted;
    }

    /** Returns whether updates of a type make jobs. */
    static boolean isRouted(String type) {
        return REQUIRED.containsKey(type);
    }

    /** Returns the places at which updates of a type must have something. */
    static List<RoutingPath> requiredOf(String type) {
        return REQUIRED.getOrDefault(type, List.of());
    }

    /** Returns the place below this one, {@code null} if it is of no account; an array's places are named by index. */
    @Nullable
    RoutingPath below(String name) {
        return below.get(name);
    }

    boolean wants(JsonToken token) {
        return token == wanted;
    }

    /** Returns the place as a JSON pointer, such as {@code /message/chat/id}. */
    String pointer() {
        return pointer;
    }

    private RoutingPath with(String name, JsonToken token) {
        return below.computeIfAbsent(name, key -> new RoutingPath(pointer + "/" + key, token));
    }

    private static RoutingPath number(String path) {
        return leaf(path, JsonToken.VALUE_NUMBER_INT);
    }

    private static RoutingPath text(String path) {
        return leaf(path, JsonToken.VALUE_STRING);
    }

    private static RoutingPath leaf(String path, JsonToken token) {
        var names = List.of(path.split("/", -1));
        var at = UPDATE;
        for (var name : names.subList(0, names.size() - 1)) {
            at = at.with(name, JsonToken.START_OBJECT);
        }
        return at.with(names.getLast(), token);
    }
}
