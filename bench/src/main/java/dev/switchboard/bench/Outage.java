package dev.switchboard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A part of the running stack that is dead for a while: killed whenever the supervisor has brought it back. */
final class Outage {
    private static final long BETWEEN_KILLS_MILLIS = 50;

    private Outage() {}

    /** Returns what {@code work} returns, done while the part is dead. */
    static <T> T during(RunningStack stack, String part, Callable<T> work) throws Exception {
        try (var killer = Executors.newSingleThreadScheduledExecutor()) {
            kill(stack, part);
            var kills = killer.scheduleWithFixedDelay(
                    () -> kill(stack, part), 0, BETWEEN_KILLS_MILLIS, TimeUnit.MILLISECONDS);
            T result = work.call();
            if (kills.isDone()) {
                kills.get(); // they ended by themselves: what was measured was no outage
            }
            return result;
        }
    }

    /** Waits until a process of the part runs again, and a little longer, until breakers have closed. */
    static void awaitEnd(RunningStack stack, String part) throws IOException, InterruptedException {
        while (stack.pid(part).stream().mapToObj(ProcessHandle::of).allMatch(process -> process.isEmpty())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        TimeUnit.SECONDS.sleep(6);
    }

    private static void kill(RunningStack stack, String part) {
        try {
            stack.pid(part).stream()
                    .mapToObj(ProcessHandle::of)
                    .forEach(process -> process.ifPresent(ProcessHandle::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
