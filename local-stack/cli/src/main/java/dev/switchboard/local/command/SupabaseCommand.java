package dev.switchboard.local.command;

import dev.switchboard.config.SettingsReader;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that reads or changes the database through Supabase. */
abstract class SupabaseCommand implements Callable<Integer> {
    static final String EXIT_CODES = "Exit codes: 0 done, 1 it failed, 2 wrong usage, 4 the stack is down.";

    private static final int DOWN = 4;

    @Mixin
    private SupabaseOption supabase = new SupabaseOption();

    @Mixin
    private Checkout checkout = new Checkout();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException {
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
    }

    /**
     * What the command works on.
     *
     * @param variables the settings of its workers, as far as they are known here
     */
    record Deployment(PostgrestClient postgrest, Map<String, String> variables) {}

    /** Does the command's work, and returns its exit code. */
    abstract int run(Deployment deployment, Terminal terminal) throws IOException;

    /** Says what is wrong, while the command goes on. */
    void complain(String problem) {
        spec.commandLine().getErr().println(problem);
    }
}
