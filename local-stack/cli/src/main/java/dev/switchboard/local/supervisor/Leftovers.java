package dev.switchboard.local.supervisor;

import dev.switchboard.local.process.Termination;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds and ends a stack's processes that outlived their supervisor. */
public final class Leftovers {
    /** A worker finishes what it has in hand before it ends, for which it takes 25 s at most. */
    public static final Duration WORKER_GRACE = Duration.ofSeconds(28);

    private static final Path PROC = Path.of("/proc");
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Leftovers() {}

    /**
     * What there was to end.
     *
     * @param count how many processes
     * @param remaining those that could not be ended, by name and pid
     */
    public record Ended(int count, List<String> remaining) {}

    /** Ends all processes of a stack but its supervisor: the workers first, while they can still finish what they do. */
    public static Ended end(StackFolder folder) {
        Map<String, ProcessHandle> recorded = folder.records().running();
        recorded.remove(StackFolder.SUPERVISOR);
        List<ProcessHandle> workers = recorded.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("-worker"))
                .map(Map.Entry::getValue)
                .toList();
        Termination.end(workers, WORKER_GRACE);
        Termination.end(recorded.values(), GRACE);
        List<ProcessHandle> marked = marked(folder).stream()
                .filter(process -> !recorded.containsValue(process))
                .toList();
        Termination.end(marked, GRACE);
        var remaining = Stream.concat(
                recorded.entrySet().stream().flatMap(entry -> named(entry.getKey(), entry.getValue())),
                marked.stream().flatMap(process -> named("unrecorded", process)));
        return new Ended(recorded.size() + marked.size(), remaining.toList());
    }

    /** Returns a process's name and pid, if it still runs. */
    public static Stream<String> named(String name, ProcessHandle process) {
        return Termination.isGone(process) ? Stream.empty() : Stream.of(name + " (pid " + process.pid() + ")");
    }

    /**
     * Returns processes that carry the stack's mark in their environment, such as one that was started in the moment in
     * which its supervisor was killed. Finds none where there is no {@code /proc}.
     */
    private static List<ProcessHandle> marked(StackFolder folder) {
        List<byte[]> marks = folder.marker().entrySet().stream()
                .map(mark -> ("\0" + mark.getKey() + "=" + mark.getValue() + "\0").getBytes(StandardCharsets.UTF_8))
                .toList();
        var found = new ArrayList<ProcessHandle>();
        long supervisor = folder.supervisor().map(ProcessHandle::pid).orElse(-1L);
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(
                        Objects.requireNonNull(process.getFileName()).toString());
                if (pid != supervisor
                        && pid != ProcessHandle.current().pid()
                        && marks.stream().allMatch(mark -> hasMark(process, mark))) {
                    ProcessHandle.of(pid)
                            .filter(handle -> !Termination.isGone(handle))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private static boolean hasMark(Path process, byte[] mark) {
        try {
            String environment = "\0" + Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
            return environment.contains(new String(mark, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Gone meanwhile, or another user's.
            return false;
        }
    }
}
