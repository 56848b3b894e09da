package dev.switchboard.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a stack's supervisor: alone on its folder, after the leftovers of an earlier life are gone, until a signal
 * or the end of its owner.
 */
public final class SupervisedRun {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedRun.class);
    /** Longer than the slowest part is given to end. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final StackFolder folder;
    private final Optional<ProcessHandle> owner;
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Supervisor supervisor;

    /**
     * Makes a run.
     *
     * @param owner the process with whose end the stack is to stop
     */
    public SupervisedRun(StackFolder folder, Optional<ProcessHandle> owner) {
        this.folder = folder;
        this.owner = owner;
    }

    /** Makes the stack once the leftovers are gone, which may hold its ports. */
    @FunctionalInterface
    public interface StackMaker {
        /** Makes it. */
        Stack make() throws IOException;
    }

    /**
     * Runs the stack.
     *
     * @return whether it was healthy; false also if the folder has a supervisor already
     */
    public boolean run(StackMaker maker) throws InterruptedException {
        Path lockFile = folder.data("run").resolve("lock");
        try {
            Files.createDirectories(folder.data("run"));
            try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    LOG.atError().log("another supervisor runs on this folder");
                    return false;
                }
                return runAlone(maker);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            done.countDown();
        }
    }

    private boolean runAlone(StackMaker maker) throws IOException, InterruptedException {
        folder.records().remember(StackFolder.SUPERVISOR, ProcessHandle.current());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopOnSignal));
        owner.ifPresent(process -> Thread.ofVirtual().start(() -> stopAfter(process)));
        folder.withdraw();
        var leftovers = Leftovers.end(folder);
        if (leftovers.count() > 0) {
            LOG.atInfo()
                    .addKeyValue("count", leftovers.count())
                    .addKeyValue("remaining", leftovers.remaining())
                    .log("ended leftovers of an earlier run");
        }
        keepOldLogs();
        try {
            Stack stack = maker.make();
            var running = new Supervisor(folder, stack.plans(), stack::facts);
            supervisor = running;
            if (stopRequested.getCount() == 0) {
                running.requestStop();
            }
            return running.run();
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("the stack cannot be started");
            folder.publish(new StackStatus(StackStatus.Phase.FAILED, e.getMessage(), List.of()));
            return false;
        } finally {
            forgetProcesses();
        }
    }

    private void stopOnSignal() {
        requestStop();
        try {
            if (!done.await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.atError().log("parts did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopAfter(ProcessHandle process) {
        process.onExit().join();
        LOG.atInfo().addKeyValue("owner", process.pid()).log("owner ended");
        requestStop();
    }

    private void requestStop() {
        stopRequested.countDown();
        Supervisor running = supervisor;
        if (running != null) {
            running.requestStop();
        }
    }

    /** Keeps the logs of the last run beside those of this one. */
    private void keepOldLogs() throws IOException {
        Path logs = folder.data("logs");
        Files.createDirectories(logs);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.log")) {
            for (Path file : files) {
                if (!file.equals(folder.log(StackFolder.SUPERVISOR))) {
                    Files.move(
                            file,
                            file.resolveSibling(file.getFileName() + ".old"),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void forgetProcesses() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.data("run"), "*.pid")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOG.atWarn().log("the state folder was deleted");
        }
    }
}
