package dev.switchboard.emulator.world;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way to a {@link World}: one thread at a time, and waiting for what another brings about.
 *
 * <p>All that happens inside is work in memory of a few microseconds, so one lock serves many thousand calls a second,
 * and every rule can look at the whole world without thought of what changes meanwhile.
 */
public final class LockedWorld {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Object, Watch> watches = new HashMap<>();
    private World world;

    /** Takes a world that nobody else uses. */
    public LockedWorld(World world) {
        this.world = world;
        world.onChange(this::signal);
    }

    /**
     * Puts another world, that nobody else uses, in place of this one; who waits for something asks the new one.
     *
     * @param last what is done to the old world before
     * @param fresh makes the new one
     * @param first what is done to the new one before anyone else comes to it
     */
    public void replace(Consumer<World> last, Supplier<World> fresh, Consumer<World> first) {
        lock.lock();
        try {
            last.accept(world);
            world = fresh.get();
            world.onChange(this::signal);
            first.accept(world);
            watches.values().forEach(watch -> watch.changed.signalAll());
        } finally {
            lock.unlock();
        }
    }

    /** Does something to the world, or asks it; what comes back must be immutable. */
    public <T> T with(Function<World, T> work) {
        lock.lock();
        try {
            return work.apply(world);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks until there is an answer, again after every change of what is watched.
     *
     * @param watched a {@link History}, {@link Bot}, {@link CallLog}, {@link Callbacks} or {@link Feed} of this world
     * @param patience how long to go on asking; then empty comes back
     */
    public <T> Optional<T> await(
            Function<World, Object> watched, Function<World, Optional<T>> question, Duration patience)
            throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<T> answer = question.apply(world);
            while (answer.isEmpty() && left > 0) {
                // anew each time: another world has other subjects
                Object subject = watched.apply(world);
                Watch watch = watches.computeIfAbsent(subject, _ -> new Watch(lock.newCondition()));
                watch.watchers++;
                try {
                    left = watch.changed.awaitNanos(left);
                } finally {
                    if (--watch.watchers == 0) {
                        watches.remove(subject);
                    }
                }
                answer = question.apply(world);
            }
            return answer;
        } finally {
            lock.unlock();
        }
    }

    private void signal(Object subject) {
        Watch watch = watches.get(subject);
        if (watch != null) {
            watch.changed.signalAll();
        }
    }

    private static final class Watch {
        final Condition changed;
        int watchers;

        Watch(Condition changed) {
            this.changed = changed;
        }
    }
}
