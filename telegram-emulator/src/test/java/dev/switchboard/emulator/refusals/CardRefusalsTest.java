package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Places, telephone numbers, reactions and pictures of people. */
class CardRefusalsTest extends RefusalsContract {
    private static final String LOCATION = "Client.cpp, get_location";
    private static final String REQUIRED = "Client.cpp, get_required_string_arg";
    private static final String REACTIONS = "Client.cpp, get_reaction_types";
    private static final String REACTION = "MTProto, messages.sendReaction";

    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "latitude is absent",
                    "latitude is empty",
                    LOCATION,
                    scene -> scene.call("sendLocation", Map.of("chat_id", scene.ann(), "longitude", 1))),
            badRequest(
                    "longitude is space",
                    "longitude is empty",
                    LOCATION,
                    scene -> scene.call(
                            "sendLocation", Map.of("chat_id", scene.ann(), "latitude", 1, "longitude", " "))),
            badRequest(
                    "place is on no globe",
                    "invalid location specified",
                    "td/telegram/Location.cpp, process_input_message_location",
                    scene -> scene.call(
                            "sendLocation", Map.of("chat_id", scene.ann(), "latitude", 90.01, "longitude", 0))),
            badRequest(
                    "contact has no number",
                    "parameter \"phone_number\" is required",
                    REQUIRED,
                    scene -> scene.call("sendContact", Map.of("chat_id", scene.ann(), "first_name", "Berta"))),
            badRequest(
                    "contact has no name",
                    "parameter \"first_name\" is required",
                    REQUIRED,
                    scene -> scene.call("sendContact", Map.of("chat_id", scene.ann(), "phone_number", "1"))),
            badRequest(
                    "place is edited",
                    "message can't be edited",
                    "td/telegram/MessageContentType.cpp, is_editable_message_content",
                    scene -> {
                        scene.call("sendLocation", Map.of("chat_id", scene.ann(), "latitude", 1, "longitude", 1));
                        int next = scene.sent(scene.ann());
                        return scene.call(
                                "editMessageText", Map.of("chat_id", scene.ann(), "message_id", next - 1, "text", "a"));
                    }),
            badRequest(
                    "reactions are no JSON",
                    "can't parse reaction types JSON object",
                    REACTIONS,
                    scene -> react(scene, "[{")),
            badRequest(
                    "reactions are no list",
                    "expected an Array of ReactionType",
                    REACTIONS,
                    scene -> react(scene, "{\"type\":\"emoji\"}")),
            badRequest(
                    "reaction is a text",
                    "can't parse ReactionType: expected an Object",
                    REACTIONS,
                    scene -> react(scene, "[\"\ud83d\udc4d\"]")),
            badRequest(
                    "reaction has no emoji",
                    "can't parse ReactionType: Can't find field \"emoji\"",
                    REACTIONS,
                    scene -> react(scene, "[{\"type\":\"emoji\"}]")),
            badRequest(
                    "reaction is paid",
                    "can't parse ReactionType: invalid reaction type specified",
                    REACTIONS,
                    scene -> react(scene, "[{\"type\":\"paid\"}]")),
            badRequest(
                    "reaction is a word",
                    "REACTION_INVALID",
                    REACTION,
                    scene -> react(scene, "[{\"type\":\"emoji\",\"emoji\":\"good\"}]")),
            badRequest(
                    "reactions are two",
                    "REACTIONS_TOO_MANY",
                    REACTION,
                    scene -> react(
                            scene,
                            "[{\"type\":\"emoji\",\"emoji\":\"\ud83d\udc4d\"},"
                                    + "{\"type\":\"emoji\",\"emoji\":\"\ud83d\udc4e\"}]")),
            badRequest(
                    "message to react to does not exist",
                    "message to react not found",
                    "Client.cpp, process_set_message_reaction_query",
                    scene -> scene.call("setMessageReaction", Map.of("chat_id", scene.ann(), "message_id", 4711))),
            badRequest(
                    "pictures are nobody's",
                    "invalid user_id specified",
                    "Client.cpp, get_user_id",
                    scene -> scene.call("getUserProfilePhotos", Map.of())),
            badRequest(
                    "pictures are an unknown account's",
                    "user not found",
                    "Client.cpp, check_user",
                    scene -> scene.call("getUserProfilePhotos", Map.of("user_id", 4242))));

    CardRefusalsTest() {
        super(TRIPLES);
    }

    private static HttpResponse<String> react(RefusalScene scene, String reaction) throws Exception {
        int message = scene.sent(scene.ann());
        return scene.call(
                "setMessageReaction", Map.of("chat_id", scene.ann(), "message_id", message, "reaction", reaction));
    }
}
