package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import java.util.Map;

/** Methods about the bot itself. */
final class AccountMethods {
    private AccountMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of("getme", AccountMethods::getMe);
    }

    private static Answer getMe(World world, Bot bot, Parameters parameters) {
        return new Answer.Accepted(
                new Me(bot.user(), true, bot.readsAllGroupMessages(), false, false, false, false, false, false, false),
                null);
    }

    private record Me(
            @JsonUnwrapped User user,
            boolean canJoinGroups,
            boolean canReadAllGroupMessages,
            boolean supportsInlineQueries,
            boolean supportsGuestQueries,
            boolean canConnectToBusiness,
            boolean hasMainWebApp,
            boolean hasTopicsEnabled,
            boolean allowsUsersToCreateTopics,
            boolean canManageBots) {}
}
