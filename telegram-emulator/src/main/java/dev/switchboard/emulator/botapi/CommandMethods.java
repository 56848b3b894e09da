package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.emulator.types.BotCommand;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.BotProfile.CommandList;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Methods about a bot's commands (Bot API server, Client.cpp, get_bot_commands; TDLib, BotCommand.cpp). */
final class CommandMethods {
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_COMMAND = 32;
    private static final int MAX_DESCRIPTION = 256;

    private CommandMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of(
                "setmycommands", CommandMethods::set,
                "getmycommands", CommandMethods::get,
                "deletemycommands", CommandMethods::delete);
    }

    private static Answer set(World world, Bot bot, Parameters parameters) {
        JsonNode array = array(parameters);
        CommandList list = list(world, bot, parameters);
        List<BotCommand> commands = new ArrayList<>();
        array.forEach(command -> commands.add(checked(command)));
        if (commands.size() > MAX_COMMANDS) {
            // this and BOT_COMMAND_INVALID: MTProto, bots.setBotCommands, possible errors
            throw Refused.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        bot.profile().commands(list, commands);
        return Answer.done(true);
    }

    private static Answer get(World world, Bot bot, Parameters parameters) {
        return Answer.done(bot.profile().commands(list(world, bot, parameters)));
    }

    private static Answer delete(World world, Bot bot, Parameters parameters) {
        bot.profile().commands(list(world, bot, parameters), List.of());
        return Answer.done(true);
    }

    private static CommandList list(World world, Bot bot, Parameters parameters) {
        return new CommandList(CommandScope.read(world, bot, parameters), LanguageCode.read(parameters));
    }

    private static JsonNode array(Parameters parameters) {
        JsonNode array;
        try {
            array = parameters.json("commands").orElse(null);
        } catch (IOException e) {
            throw Refused.badRequest("can't parse commands JSON object");
        }
        if (array == null) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (!array.isArray()) {
            throw Refused.badRequest("expected an Array of BotCommand");
        }
        array.forEach(CommandMethods::checkFields);
        return array;
    }

    private static void checkFields(JsonNode command) {
        if (!command.isObject()) {
            throw unreadable("expected an Object");
        }
        for (String field : List.of("command", "description")) {
            if (!command.has(field)) {
                throw unreadable("Can't find field \"" + field + "\"");
            }
        }
    }

    private static BotCommand checked(JsonNode object) {
        String command = object.path("command").asText().strip();
        if (command.startsWith("/")) {
            command = command.substring(1);
        }
        String description = object.path("description").asText().strip();
        if (command.isEmpty()) {
            throw Refused.badRequest("command must be non-empty");
        }
        if (command.codePointCount(0, command.length()) > MAX_COMMAND) {
            throw Refused.badRequest("command length must not exceed " + MAX_COMMAND);
        }
        if (description.isEmpty()) {
            throw Refused.badRequest("command description must be non-empty");
        }
        if (description.codePointCount(0, description.length()) > MAX_DESCRIPTION) {
            throw Refused.badRequest("command description length must not exceed " + MAX_DESCRIPTION);
        }
        if (!command.matches("[a-z0-9_]+")) {
            throw Refused.badRequest("BOT_COMMAND_INVALID");
        }
        return new BotCommand(command, description);
    }

    private static Refused unreadable(String reason) {
        return Refused.badRequest("can't parse BotCommand: " + reason);
    }
}
