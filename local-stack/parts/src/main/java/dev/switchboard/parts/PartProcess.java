package dev.switchboard.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A part that runs: one operating-system process and its children, which can be killed and started again.
 *
 * <p>It dies with this JVM unless the JVM itself is killed. Safe for use by several threads.
 */
public final class PartProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(20);

    private final PartCommand command;
    private final Path log;
    private final Thread endWithJvm = new Thread(this::killTree);
    private Process process;

    private PartProcess(PartCommand command, Path log, Process process) {
        this.command = command;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts the command and waits until it answers.
     *
     * @param log the file that gets what the process writes
     * @throws PartFailedException if it ends or does not answer within a minute
     */
    public static PartProcess start(PartCommand command, Path log) {
        var part = new PartProcess(command, log, launch(command, log));
        Runtime.getRuntime().addShutdownHook(part.endWithJvm);
        try {
            part.awaitReady();
        } catch (PartFailedException e) {
            part.close();
            throw e;
        }
        return part;
    }

    /** Returns the process id; another one after a restart. */
    public synchronized long pid() {
        return process.pid();
    }

    /** Says whether the process runs. */
    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process and its children at once, as {@code kill -9} does, and waits until they are gone. */
    public synchronized void kill() {
        killTree();
    }

    /** Starts the same command again on the same port and data, killing what still runs, and waits until it answers. */
    public synchronized void restart() {
        killTree();
        process = launch(command, log);
        awaitReady();
    }

    /** Asks the process to end, and kills it if it has not ended after five seconds. */
    @Override
    public synchronized void close() {
        process.destroy();
        try {
            process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killTree();
        try {
            Runtime.getRuntime().removeShutdownHook(endWithJvm);
        } catch (IllegalStateException e) {
            // the JVM is on its way out and its hooks run already; this process has ended
            return;
        }
    }

    private static Process launch(PartCommand command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return command.processBuilder(log).start();
        } catch (IOException e) {
            throw new PartFailedException(command.name(), "could not be run", e);
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                command.readiness().probe();
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new PartFailedException(
                            command.name(), "ended with " + process.exitValue() + "; " + LogTail.of(log), e);
                }
                if (System.nanoTime() > deadline) {
                    throw new PartFailedException(
                            command.name(),
                            "waited %d s for %s, but: %s; %s"
                                    .formatted(
                                            START_LIMIT.toSeconds(),
                                            command.readiness().awaited(),
                                            e.getMessage(),
                                            LogTail.of(log)),
                            e);
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PROBE_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailedException(command.name(), "interrupted while it started", e);
        }
    }

    private void killTree() {
        List<ProcessHandle> tree = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        // a successor on the same port and data must not meet what is left of this one
        CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
