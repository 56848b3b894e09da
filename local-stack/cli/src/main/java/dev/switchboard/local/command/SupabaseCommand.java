package dev.switchboard.local.command;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestRefusedException;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.postgrest.PostgrestUnansweredException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that reads or changes the database through Supabase, and says in one line what went wrong. */
abstract class SupabaseCommand implements Callable<Integer> {
    static final String EXIT_CODES = "Exit codes: 0 done, 1 it failed, 2 wrong usage, 4 the stack is down.";

    private static final int FAILED = 1;
    private static final int DOWN = 4;

    @Mixin
    private SupabaseOption supabase = new SupabaseOption();

    @Mixin
    private Checkout checkout = new Checkout();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException {
        try {
            var variables = supabase.variables(checkout.stack(), System.getenv());
            if (variables.isEmpty()) {
                complain("The stack is down. Start it with ./switchboard up --detach, or name a --supabase-url.");
                return DOWN;
            }
            var reader = new SettingsReader(variables.get());
            try (var postgrest = new PostgrestClient(reader.build(PostgrestSettings.declareIn(reader)))) {
                return run(
                        new Deployment(postgrest, variables.get()),
                        Terminal.of(spec.commandLine().getOut()));
            }
        } catch (InvalidSettings e) {
            e.problems().forEach(this::complain);
        } catch (InputException e) {
            complain(String.valueOf(e.getMessage()));
        } catch (PostgrestRefusedException e) {
            complain("Supabase refused it: " + e.reason());
        } catch (PostgrestUnansweredException e) {
            complain("Supabase did not answer: " + e.getMessage());
        }
        return FAILED;
    }

    /**
     * What the command works on.
     *
     * @param variables the settings of its workers, as far as they are known here
     */
    record Deployment(PostgrestClient postgrest, Map<String, String> variables) {}

    /** Does the command's work, and returns its exit code. */
    abstract int run(Deployment deployment, Terminal terminal) throws IOException;

    private void complain(String problem) {
        spec.commandLine().getErr().println(problem);
    }
}
