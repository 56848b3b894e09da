package dev.switchboard.ingress.webhook;

import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NUMBER_INT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;
import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.core.JsonToken;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in an update that decides where the update goes, or that leads to such places. The places are a tree that
 * {@link UpdateReader} walks along while it reads; what is not in the tree is of no account to routing.
 *
 * <p>For example: of {@code {"update_id":7,"message":{"date":1,"chat":{"id":50,"type":"private"}}}} the reader notes 7 at
 * {@code /update_id}, descends into {@code /message}, passes over {@code date}, which is not in the tree, descends into
 * {@code /message/chat}, and notes 50 at {@code /message/chat/id} and {@code private} at {@code /message/chat/type}.
 * These are all that {@link #requiredOf} asks of a message. Had it been {@code "chat":7}, a place would hold something
 * else than is wanted there, and the update would be unreadable.
 */
final class RoutingPath {
    // where things stand below an update's type, for who looks them up: a slip of the pen must not be a silent nothing
    static final String CHAT_ID = "/chat/id";
    static final String CHAT_TYPE = "/chat/type";
    static final String FIRST_ENTITY_OFFSET = "/entities/0/offset";
    static final String FIRST_ENTITY_TYPE = "/entities/0/type";
    static final String FROM_ID = "/from/id";
    static final String ID = "/id";
    static final String MEMBER_ID = "/new_chat_member/user/id";
    static final String MESSAGE_CHAT_ID = "/message/chat/id";
    static final String MIGRATE_FROM = "/migrate_from_chat_id";
    static final String MIGRATE_TO = "/migrate_to_chat_id";
    static final String USER_ID = "/user/id";

    /** All places at which a value is read. */
    private static final List<Leaf> LEAVES = List.of(
            new Leaf("/update_id", VALUE_NUMBER_INT, true),
            new Leaf("/message" + CHAT_ID, VALUE_NUMBER_INT, true),
            new Leaf("/message" + CHAT_TYPE, VALUE_STRING, true),
            new Leaf("/message" + FROM_ID, VALUE_NUMBER_INT, false),
            new Leaf("/message" + MIGRATE_TO, VALUE_NUMBER_INT, false),
            new Leaf("/message" + MIGRATE_FROM, VALUE_NUMBER_INT, false),
            new Leaf("/message" + FIRST_ENTITY_TYPE, VALUE_STRING, false),
            new Leaf("/message" + FIRST_ENTITY_OFFSET, VALUE_NUMBER_INT, false),
            new Leaf("/edited_message" + CHAT_ID, VALUE_NUMBER_INT, true),
            new Leaf("/edited_message" + CHAT_TYPE, VALUE_STRING, true),
            new Leaf("/edited_message" + FROM_ID, VALUE_NUMBER_INT, false),
            new Leaf("/callback_query" + ID, VALUE_STRING, true),
            new Leaf("/callback_query" + FROM_ID, VALUE_NUMBER_INT, true),
            new Leaf("/callback_query" + MESSAGE_CHAT_ID, VALUE_NUMBER_INT, false),
            new Leaf("/my_chat_member" + CHAT_ID, VALUE_NUMBER_INT, true),
            new Leaf("/my_chat_member" + CHAT_TYPE, VALUE_STRING, true),
            new Leaf("/my_chat_member" + FROM_ID, VALUE_NUMBER_INT, true),
            new Leaf("/chat_member" + CHAT_ID, VALUE_NUMBER_INT, true),
            new Leaf("/chat_member" + FROM_ID, VALUE_NUMBER_INT, false),
            new Leaf("/chat_member" + MEMBER_ID, VALUE_NUMBER_INT, true),
            new Leaf("/chat_join_request" + CHAT_ID, VALUE_NUMBER_INT, true),
            new Leaf("/chat_join_request" + FROM_ID, VALUE_NUMBER_INT, true),
            new Leaf("/managed_bot" + USER_ID, VALUE_NUMBER_INT, true));

    private static final Map<String, List<String>> REQUIRED_BY_TYPE = LEAVES.stream()
            .filter(Leaf::required)
            .collect(groupingBy(leaf -> leaf.pointer.split("/", -1)[1], mapping(Leaf::pointer, toUnmodifiableList())));

    /** The update itself. */
    static final RoutingPath UPDATE = tree("");

    static final RoutingPath UPDATE_ID = Objects.requireNonNull(UPDATE.below("update_id"));

    private record Leaf(String pointer, JsonToken wanted, boolean required) {
        boolean isBelow(String place) {
            return pointer.startsWith(place + "/");
        }
    }

    private final String pointer;
    private final JsonToken wanted;

    /** By name; those of an array by index. */
    private final Map<String, RoutingPath> below;

    private RoutingPath(String pointer, JsonToken wanted, Map<String, RoutingPath> below) {
        this.pointer = pointer;
        this.wanted = wanted;
        this.below = below;
    }

    /** Returns whether updates of a type make jobs. */
    static boolean isRouted(String type) {
        return UPDATE.below.containsKey(type);
    }

    /** Returns the places at which updates of a type must have something. */
    static List<String> requiredOf(String type) {
        return REQUIRED_BY_TYPE.getOrDefault(type, List.of());
    }

    /** Returns the place below this one, {@code null} if it is of no account. */
    @Nullable
    RoutingPath below(String name) {
        return below.get(name);
    }

    /** Returns the place as a JSON pointer (RFC 6901), such as {@code /message/chat/id}. */
    String pointer() {
        return pointer;
    }

    boolean wants(JsonToken token) {
        return token == wanted;
    }

    private static RoutingPath tree(String pointer) {
        var below = LEAVES.stream()
                .filter(leaf -> leaf.isBelow(pointer))
                .map(leaf -> leaf.pointer.substring(pointer.length() + 1).split("/", -1)[0])
                .distinct()
                .collect(toUnmodifiableMap(identity(), name -> tree(pointer + "/" + name)));
        return new RoutingPath(pointer, wantedAt(pointer, below), below);
    }

    private static JsonToken wantedAt(String pointer, Map<String, RoutingPath> below) {
        return LEAVES.stream()
                .filter(leaf -> leaf.pointer.equals(pointer))
                .findFirst()
                .map(Leaf::wanted)
                .orElse(below.containsKey("0") ? START_ARRAY : START_OBJECT);
    }
}
