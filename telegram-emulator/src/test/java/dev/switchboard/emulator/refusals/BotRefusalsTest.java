package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.types.ChatType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The bot itself, and people who are gone. */
class BotRefusalsTest extends RefusalsContract {
    private static final String COMMANDS = "td/telegram/BotCommand.cpp, set_commands";
    private static final String SCOPE = "Client.cpp, get_bot_command_scope";

    static final List<RefusalTriple> TRIPLES = List.of(
            new RefusalTriple(
                    "person deleted the account",
                    403,
                    "Forbidden: user is deactivated",
                    "Client.cpp, check_chat_access",
                    scene -> {
                        EmulatedPerson gone = scene.telegram().person("Gone");
                        gone.chatWith(scene.bot()).write("/start");
                        gone.deletesAccount();
                        return scene.sendText(gone.user().id(), "a");
                    }),
            badRequest(
                    "commands no JSON",
                    "can't parse commands JSON object",
                    "Client.cpp, get_bot_commands",
                    scene -> scene.call("setMyCommands", Map.of("commands", "{"))),
            badRequest(
                    "commands no array",
                    "expected an Array of BotCommand",
                    "Client.cpp, get_bot_commands",
                    scene -> scene.call("setMyCommands", Map.of("commands", "{}"))),
            badRequest(
                    "command no object",
                    "can't parse BotCommand: expected an Object",
                    "Client.cpp, get_bot_command",
                    scene -> scene.call("setMyCommands", Map.of("commands", List.of("start")))),
            badRequest("empty command", "command must be non-empty", COMMANDS, scene -> command(scene, "/", "Begin")),
            badRequest(
                    "long command",
                    "command length must not exceed 32",
                    COMMANDS,
                    scene -> command(scene, "a".repeat(33), "Begin")),
            badRequest(
                    "command without a description",
                    "command description must be non-empty",
                    COMMANDS,
                    scene -> command(scene, "start", " ")),
            badRequest(
                    "command with a long description",
                    "command description length must not exceed 256",
                    COMMANDS,
                    scene -> command(scene, "start", "a".repeat(257))),
            badRequest(
                    "command in capitals",
                    "BOT_COMMAND_INVALID",
                    "MTProto, bots.setBotCommands",
                    scene -> command(scene, "START", "Begin")),
            badRequest(
                    "language of three letters",
                    "invalid language code specified",
                    "td/telegram/misc.cpp, validate_bot_language_code",
                    scene -> scene.call("getMyCommands", Map.of("language_code", "eng"))),
            badRequest(
                    "scope no JSON",
                    "can't parse BotCommandScope JSON object",
                    SCOPE,
                    scene -> scene.call("getMyCommands", Map.of("scope", "{"))),
            badRequest(
                    "unknown scope",
                    "can't parse BotCommandScope: Unsupported type specified",
                    SCOPE,
                    scene -> scope(scene, Map.of("type", "all"))),
            badRequest(
                    "scope without a member",
                    "can't parse BotCommandScope: Invalid user_id specified",
                    SCOPE,
                    scene -> scope(scene, Map.of("type", "chat_member", "chat_id", scene.group(), "user_id", 0))),
            badRequest(
                    "administrators of a private chat have no commands",
                    "can't use specified scope in private chats",
                    "td/telegram/BotCommandScope.cpp, get_bot_command_scope",
                    scene -> scope(scene, Map.of("type", "chat_administrators", "chat_id", scene.ann()))),
            badRequest(
                    "commands in a channel",
                    "can't change commands in channel chats",
                    "td/telegram/BotCommandScope.cpp, get_bot_command_scope",
                    scene -> {
                        EmulatedGroup channel = scene.telegram()
                                .group(
                                        ChatType.CHANNEL,
                                        "Commanded",
                                        scene.telegram().person("Owner"));
                        channel.promotes(scene.bot());
                        return scope(scene, Map.of("type", "chat", "chat_id", channel.id()));
                    }),
            badRequest(
                    "menu button of no kind",
                    "can't parse menu button: MenuButton has unsupported type",
                    "Client.cpp, get_bot_menu_button",
                    scene -> scene.call("setChatMenuButton", Map.of("menu_button", Map.of("type", "big")))));

    BotRefusalsTest() {
        super(TRIPLES);
    }

    private static HttpResponse<String> command(RefusalScene scene, String command, String description)
            throws Exception {
        return scene.call(
                "setMyCommands", Map.of("commands", List.of(Map.of("command", command, "description", description))));
    }

    private static HttpResponse<String> scope(RefusalScene scene, Map<String, ?> scope) throws Exception {
        return scene.call("getMyCommands", Map.of("scope", scope));
    }
}
