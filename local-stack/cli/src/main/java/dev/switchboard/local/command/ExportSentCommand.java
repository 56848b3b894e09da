package dev.switchboard.local.command;

import dev.switchboard.local.sent.CsvLog;
import dev.switchboard.local.sent.DebugMap;
import dev.switchboard.local.sent.SentLog;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes out what was sent. */
@Command(
        name = "export",
        description = {
            "Writes out every message that was sent to a group, oldest first: as CSV, a row for each; or as JSON, an object that",
            "has each debug code as a key. In CSV a text that a spreadsheet would take for a formula gets a ' in front."
        },
        footer = SupabaseCommand.EXIT_CODES)
public final class ExportSentCommand extends SupabaseCommand {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            required = true,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.csv;

    @Option(names = "--broadcast", paramLabel = "ID", description = "Of this broadcast only.")
    private @Nullable UUID broadcast;

    @Option(names = "--since", paramLabel = "TIME", description = "Sent at that time or later.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Sent before that time.")
    private @Nullable Instant until;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: standard output).")
    private @Nullable Path out;

    /** Made by picocli. */
    public ExportSentCommand() {}

    /** How it is written. */
    enum Format {
        /** RFC 4180. */
        csv,
        /** A debug map. */
        json
    }

    @Override
    int run(Deployment deployment, Terminal terminal) throws IOException {
        var log = new SentLog(deployment.postgrest(), new SentLog.Range(broadcast, since, until));
        if (out == null) {
            write(log, terminal.writer());
            return 0;
        }
        // what is there under the name is always whole
        var part = out.resolveSibling(out.getFileName() + ".part");
        long messages;
        try (var writer = Files.newBufferedWriter(part)) {
            messages = write(log, writer);
        }
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        terminal.line(messages + (messages == 1 ? " message" : " messages") + " in " + out);
        return 0;
    }

    private long write(SentLog log, Writer writer) throws IOException {
        return switch (format) {
            case csv -> CsvLog.write(log, writer);
            case json -> DebugMap.write(log, writer);
        };
    }
}
