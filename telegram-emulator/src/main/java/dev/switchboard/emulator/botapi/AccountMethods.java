package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Methods about the bot itself. */
final class AccountMethods {
    /** How long a bot that logged out cannot come back (Bot API, logOut). */
    private static final Duration LOGGED_OUT = Duration.ofMinutes(10);

    private final InstantSource time;

    AccountMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "getme", AccountMethods::getMe,
                "logout", this::logOut,
                "close", (_, _, _) -> Answer.done(true));
    }

    private Answer logOut(World world, Bot bot, Parameters parameters) {
        bot.logOutUntil(time.instant().plus(LOGGED_OUT));
        return Answer.done(true);
    }

    private static Answer getMe(World world, Bot bot, Parameters parameters) {
        return Answer.done(new Me(
                bot.user(),
                true,
                bot.readsAllGroupMessages(),
                false,
                false,
                false,
                false,
                false,
                false,
                bot.managesBots(),
                bot.isGuard()));
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
            boolean canManageBots,
            boolean supportsJoinRequestQueries) {}
}
