package dev.switchboard.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/** Ends processes, also such as are not our children. */
public final class Termination {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration KILL_WAIT = Duration.ofSeconds(5);

    private Termination() {}

    /**
     * Asks processes to end (SIGTERM) and kills those that have not ended in time.
     *
     * @param grace how long they may take to end by themselves
     * @return whether all are gone
     */
    public static boolean end(Collection<ProcessHandle> processes, Duration grace) {
        processes.forEach(ProcessHandle::destroy);
        if (awaitGone(processes, grace)) {
            return true;
        }
        return kill(processes);
    }

    /** Kills processes (SIGKILL); returns whether all are gone. */
    public static boolean kill(Collection<ProcessHandle> processes) {
        processes.stream().filter(process -> !isGone(process)).forEach(ProcessHandle::destroyForcibly);
        return awaitGone(processes, KILL_WAIT);
    }

    /** Waits until all processes are gone; returns whether they are. */
    public static boolean awaitGone(Collection<ProcessHandle> processes, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!processes.stream().allMatch(Termination::isGone)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }

    /** Returns whether a process has ended, also if its parent has not taken notice yet (a zombie). */
    public static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            // Linux: "pid (command) state ..."; the command may hold any character, also a parenthesis.
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            // Not Linux, or gone in this moment; isAlive() has the last word.
            return false;
        }
    }
}
