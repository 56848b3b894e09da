package dev.switchboard.local.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a debug code stands for; its subcommands delete messages, and write out all that were sent. */
@Command(
        name = "sent",
        description = {
            "Shows the message that a debug code stands for: where it is, whose it is, and what became of it.",
            "",
            "  switchboard sent DBG:7KQ2MX"
        },
        footer = SupabaseCommand.EXIT_CODES,
        subcommands = {DeleteSentCommand.class, ExportSentCommand.class})
public final class SentCommand extends SupabaseCommand {
    @Parameters(
            paramLabel = "CODE",
            arity = "0..1",
            description = "The debug code, in any case, with or without DBG: in front.")
    private @Nullable String code;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public SentCommand() {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        if (code == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'CODE', or a subcommand");
        }
        var debugCode = SentMessage.code(code);
        var message = SentMessage.find(deployment.postgrest(), debugCode)
                .orElseThrow(() -> new InputException("There is no message with the code " + debugCode + "."));
        message.lines().forEach(terminal::line);
        return 0;
    }
}
