package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.World;

/** Reads {@code user_id} (Bot API server, Client.cpp, get_user_id). */
final class UserParameter {
    private UserParameter() {}

    /** Returns the number, wherever it leads. */
    static long id(Parameters parameters) {
        long id = Parameters.leadingInteger(parameters.text("user_id"));
        if (id <= 0) {
            throw Refused.badRequest("invalid user_id specified");
        }
        return id;
    }

    /** Returns the account, of whom the server says whether it is or was in a supergroup or channel. */
    static User of(World world, Parameters parameters) {
        long id = id(parameters);
        return world.accounts()
                .findUser(id)
                // the server's own words: TDLib passes them on
                .orElseThrow(() -> Refused.badRequest("PARTICIPANT_ID_INVALID"));
    }
}
