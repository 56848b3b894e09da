package dev.switchboard.local.command;

import dev.switchboard.postgrest.Filter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets what a group is sent. */
@Command(
        name = "set",
        description = {
            "Sets what a group is sent.",
            "",
            "  switchboard groups set --chat -1001234567890 --broadcasts off"
        },
        footer = SupabaseCommand.EXIT_CODES)
public final class SetGroupCommand extends SupabaseCommand {
    @Option(names = "--chat", paramLabel = "CHAT", required = true, description = "The group's id.")
    private long chat;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Changes changes = new Changes();

    /** Made by picocli. */
    public SetGroupCommand() {}

    /** A switch. */
    private enum Switch {
        ON,
        OFF
    }

    /** What is to be changed. */
    static final class Changes {
        @Option(
                names = "--broadcasts",
                paramLabel = "on|off",
                description = "Whether it is sent broadcasts; those that it misses are recorded as skipped.")
        private @Nullable Switch broadcasts;

        @Option(
                names = "--photos",
                paramLabel = "on|off",
                description = "Off: it gets the captions as texts. A group that refused three photos in a row is off.")
        private @Nullable Switch photos;

        Map<String, Object> columns() {
            var columns = new HashMap<String, Object>();
            if (broadcasts != null) {
                columns.put("final_message_allowed", broadcasts == Switch.ON);
            }
            if (photos != null) {
                columns.put("text_only", photos == Switch.OFF);
                columns.put("photo_failures", 0);
            }
            return columns;
        }
    }

    @Override
    int run(Deployment deployment, Terminal terminal) {
        long changed =
                deployment.postgrest().from("managed_groups").update(changes.columns(), Filter.eq("chat_id", chat));
        if (changed == 0) {
            throw new InputException("No bot manages the group " + chat + ". See ./switchboard groups list.");
        }
        terminal.line("Set for " + chat + ".");
        return 0;
    }
}
