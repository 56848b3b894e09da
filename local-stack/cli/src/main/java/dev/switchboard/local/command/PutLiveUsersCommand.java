package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.postgrest.PostgrestFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells who is live. */
@Command(
        name = "put",
        description = {
            "Tells who is live, from a JSON list such as",
            "  [{\"username\": \"ann\", \"viewers\": 120, \"started_at\": \"2026-01-31T12:00:00Z\"}]",
            "of which only the user names are needed. They are live until the time is over or they are put again; those",
            "whom the list does not name stay as they are."
        },
        footer = SupabaseCommand.EXIT_CODES)
public final class PutLiveUsersCommand extends SupabaseCommand {
    private static final PostgrestFunction<Integer> PUT_LIVE_USERS =
            PostgrestFunction.idempotent("put_live_users", Integer.class);

    @Parameters(paramLabel = "FILE", description = "The list, or - for the standard input.")
    private String file = "";

    @Option(
            names = "--ttl",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long they are live, at most a day (default: 600).")
    private int ttlSeconds;

    /** Made by picocli. */
    public PutLiveUsersCommand() {}

    /** The function's parameters. */
    private record Put(JsonNode users, int ttlSeconds) {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        int people = deployment.postgrest().call(PUT_LIVE_USERS, new Put(new InputFile(file).read(), ttlSeconds));
        terminal.line((people == 1 ? "1 person is" : people + " people are") + " live for " + ttlSeconds + " s.");
        return 0;
    }
}
