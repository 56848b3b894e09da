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
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        AtomicFile.write(folder.resolve(name + SUFFIX), process.pid() + " " + start.toEpochMilli() + "\n");
    }

    /** Returns the process of a name, if it still runs. */
    public Optional<ProcessHandle> running(String name) {
        return read(folder.resolve(name + SUFFIX));
    }

    /** Returns all remembered processes that still run, by name. */
    public SortedMap<String, ProcessHandle> running() {
        var running = new TreeMap<String, ProcessHandle>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                String fileName = String.valueOf(file.getFileName());
                read(file)
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

    private static Optional<ProcessHandle> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ", 2);
            long pid = Long.parseLong(words[0]);
            Instant start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(pid).filter(process -> startedAt(process, start) && !Termination.isGone(process));
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
