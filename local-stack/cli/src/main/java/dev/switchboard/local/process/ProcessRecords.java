package dev.switchboard.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Remembers processes in a folder, one file each, so that whoever comes later can find and end them.
 *
 * <p>A record holds the pid and the time at which the process started: a pid alone may belong to an innocent process by
 * now. Several processes may use the same folder, each for its own names.
 */
public final class ProcessRecords {
    private static final String SUFFIX = ".pid";
    /** The system derives a start time from the time of its boot, which moves when the clock is set. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final Path folder;

    /** Uses the given folder, which is made when the first record is. */
    public ProcessRecords(Path folder) {
        this.folder = folder;
    }

    /** Remembers a process under a name, in place of the one that had the name. */
    public void remember(String name, ProcessHandle process) {
        remember(name, process, 0);
    }

    /** Remembers a process, and how many before it had the name and ended unasked. */
    public void remember(String name, ProcessHandle process, int restarts) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        AtomicFile.write(
                folder.resolve(name + SUFFIX), process.pid() + " " + start.toEpochMilli() + " " + restarts + "\n");
    }

    /** Returns the process of a name, if it still runs. */
    public Optional<ProcessHandle> running(String name) {
        return process(folder.resolve(name + SUFFIX));
    }

    /** Returns how many processes of a name ended unasked before the last one, as far as whoever started it said. */
    public int restarts(String name) {
        return read(folder.resolve(name + SUFFIX)).map(Entry::restarts).orElse(0);
    }

    /** Returns all remembered processes that still run, by name. */
    public SortedMap<String, ProcessHandle> running() {
        var running = new TreeMap<String, ProcessHandle>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String fileName = String.valueOf(file.getFileName());
                process(file)
                        .ifPresent(process ->
                                running.put(fileName.substring(0, fileName.length() - SUFFIX.length()), process));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the records in " + folder, e);
        }
        return running;
    }

    private record Entry(long pid, Instant start, int restarts) {}

    private static Optional<ProcessHandle> process(Path file) {
        return read(file)
                .flatMap(entry -> ProcessHandle.of(entry.pid())
                        .filter(process -> startedAt(process, entry.start()) && !Termination.isGone(process)));
    }

    private static Optional<Entry> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", 3);
            return Optional.of(new Entry(
                    Long.parseLong(words[0]),
                    Instant.ofEpochMilli(Long.parseLong(words[1])),
                    Integer.parseInt(words[2])));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Cut short by a crash of the machine; its processes are gone too.
            return Optional.empty();
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant start) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(actual, start).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(false);
    }
}
