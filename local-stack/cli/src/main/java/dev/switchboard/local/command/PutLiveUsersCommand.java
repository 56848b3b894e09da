package dev.switchboard.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.postgrest.PostgrestFunction;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
    private static final String STANDARD_INPUT = "-";

    /** Of two lists one behind the other the second would be dropped without a word. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
        int people = deployment.postgrest().call(PUT_LIVE_USERS, new Put(read(), ttlSeconds));
        terminal.line((people == 1 ? "1 person is" : people + " people are") + " live for " + ttlSeconds + " s.");
        return 0;
    }

    private JsonNode read() {
        try {
            return JSON.readTree(
                    file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)));
        } catch (NoSuchFileException e) {
            throw new InputException("There is no file " + file + ".");
        } catch (AccessDeniedException e) {
            throw new InputException(file + " may not be read.");
        } catch (JsonProcessingException e) {
            throw new InputException(file + " holds no JSON, or more than one list: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InputException(file + " cannot be read: " + e.getMessage());
        }
    }
}
