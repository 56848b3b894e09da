package dev.switchboard.local.command;

import dev.switchboard.postgrest.PostgrestFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that changes one ban, by a function of Postgres. */
abstract class BanCommand extends SupabaseCommand {
    @Parameters(
            paramLabel = "NAME",
            description = "An Instagram name, or a pattern: * stands for any characters, ? for one.")
    private String name = "";

    @Option(
            names = "--chat",
            paramLabel = "CHAT",
            description = "Only in the group with this id (default: everywhere).")
    private @Nullable Long chat;

    private final PostgrestFunction<Boolean> function;

    BanCommand(String function) {
        this.function = PostgrestFunction.idempotent(function, Boolean.class);
    }

    /** Returns what is said of it, depending on whether it changed anything. */
    abstract String said(boolean changed);

    @Override
    int run(Deployment deployment, Terminal terminal) {
        boolean changed = deployment.postgrest().call(function, new Ban(name, chat));
        terminal.line(name + (chat == null ? "" : " in " + chat) + " " + said(changed));
        return 0;
    }

    /** The function's parameters. */
    private record Ban(String name, @Nullable Long chatId) {}
}
