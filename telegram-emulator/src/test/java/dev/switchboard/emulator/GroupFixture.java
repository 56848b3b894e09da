package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** A bot, Ann, and Olga's supergroup, in which neither is yet. */
abstract class GroupFixture extends BotFixture {
    final EmulatedPerson owner = telegram.person("Olga");
    final EmulatedGroup group = telegram.group("Gardeners", owner);

    /** Calls a method as the bot, about the group; returns the result, which there must be. */
    final JsonNode inGroup(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        return result(method, parameters(parameters, "chat_id", group.id()));
    }
}
