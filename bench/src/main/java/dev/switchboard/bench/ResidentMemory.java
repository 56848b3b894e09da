package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has of the machine's memory, as Linux counts it; 0 for one that is gone.
 *
 * @param pid the process
 */
record ResidentMemory(long pid) {
    private static final double KIBI = 1024;

    /** Returns what it has now, in MiB. */
    double now() throws IOException {
        return mebibytes("VmRSS:");
    }

    /** Returns the most that it ever had, in MiB. */
    double peak() throws IOException {
        return mebibytes("VmHWM:");
    }

    private double mebibytes(String field) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / KIBI;
        }
    }
}
