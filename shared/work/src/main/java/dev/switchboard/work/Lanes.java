package dev.switchboard.work;

import dev.switchboard.job.Priority;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs held jobs, those of one message group one after another. While the first of a lane waits it gives its slot back,
 * and its followers wait with it. Safe for use by several threads.
 */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final JobExecutor executor;
    private final Holdings holdings;
    private final Slots slots;
    private final Pace pace;
    private final JobEvents events;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final List<HeldJob> leftovers = new ArrayList<>();
    private int active;
    private Stage stage = Stage.RUNNING;

    /** The life of the lanes. */
    private enum Stage {
        /** Jobs run. */
        RUNNING,
        /** No more jobs begin, but polls may still bring some: what is left is kept, or those polls would get it. */
        STOPPING,
        /** Nothing is received any more: what is left goes back. */
        HANDING_BACK
    }

    /**
     * When and on which threads things run.
     *
     * @param threads where jobs run; each of them on a thread of its own
     * @param timer wakes waiting lanes
     * @param clock the time
     */
    record Pace(Executor threads, Timer timer, InstantSource clock) {}

    Lanes(JobExecutor executor, Holdings holdings, Slots slots, Pace pace, JobEvents events) {
        this.executor = executor;
        this.holdings = holdings;
        this.slots = slots;
        this.pace = pace;
        this.events = events;
    }

    /** Puts a job, for which the caller has taken a slot, behind those of its group; the slot is the lanes' from now. */
    void add(HeldJob job, Priority priority) {
        var lane = join(job, priority);
        if (lane == null) {
            slots.release(priority, 1);
        } else {
            pace.threads().execute(() -> runInSlot(lane));
        }
    }

    /** Starts no more jobs; what waits is kept until {@link #handBack}. */
    void stop() {
        lock.lock();
        try {
            stage = Stage.STOPPING;
            lanes.values().removeIf(lane -> {
                if (lane.running) {
                    return false;
                }
                leftovers.addAll(lane.jobs);
                return true;
            });
        } finally {
            lock.unlock();
        }
    }

    /** Hands back what does not run, and what will not once its lane ends. Nothing may be received any more. */
    void handBack() {
        List<HeldJob> kept;
        lock.lock();
        try {
            stage = Stage.HANDING_BACK;
            kept = List.copyOf(leftovers);
            leftovers.clear();
        } finally {
            lock.unlock();
        }
        holdings.handBack(kept).forEach(this::tellLost);
    }

    /** Waits until nothing runs and nothing is being handed back. Returns whether that came about in time. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (active > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return active == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Returns the lane to run if the job is its first, or {@code null} if the job waits behind others. */
    private @Nullable Lane join(HeldJob job, Priority priority) {
        lock.lock();
        try {
            var key = Lane.key(job.message());
            var existing = lanes.get(key);
            if (existing != null) {
                existing.jobs.add(job);
                return null;
            }
            var lane = new Lane(key, priority);
            lane.jobs.add(job);
            lanes.put(key, lane);
            active++;
            return lane;
        } finally {
            lock.unlock();
        }
    }

    /** Runs a lane and gives its slot back. */
    private void runInSlot(Lane lane) {
        try {
            run(lane);
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("lane broke");
            handBackAll(lane);
        } finally {
            slots.release(lane.priority, 1);
            lock.lock();
            try {
                active--;
                idle.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Runs a lane until it is empty or has to wait. */
    private void run(Lane lane) {
        for (var job = next(lane); job != null; job = next(lane)) {
            switch (executor.attempt(job)) {
                case Progress.Settled() -> {
                    holdings.letGo(job);
                    removeHead(lane);
                }
                case Progress.Waiting waiting -> {
                    if (rest(lane)) {
                        pace.timer().at(waiting.until(), () -> pace.threads().execute(() -> resume(lane)));
                    }
                    return;
                }
            }
        }
    }

    private void resume(Lane lane) {
        if (!slots.takeToResume(lane.priority)) {
            return; // stopping: what waited has been handed back
        }
        if (wake(lane)) {
            runInSlot(lane);
        } else {
            slots.release(lane.priority, 1);
        }
    }

    /** Returns the lane's first job, or {@code null} if the lane ends here. */
    private @Nullable HeldJob next(Lane lane) {
        List<HeldJob> left;
        lock.lock();
        try {
            var head = lane.jobs.peek();
            boolean lost = head != null && head.isLostAt(pace.clock().instant());
            if (head != null && !lost && stage == Stage.RUNNING) {
                return head;
            }
            lanes.remove(lane.key);
            if (lost) {
                forget(lane.jobs.remove());
            }
            left = List.copyOf(lane.jobs);
        } finally {
            lock.unlock();
        }
        giveBack(left);
        return null;
    }

    private void forget(HeldJob lost) {
        holdings.letGo(lost);
        tellLost(lost);
    }

    private void tellLost(HeldJob lost) {
        var message = lost.message();
        events.lost(message.queue());
        LOG.atWarn()
                .addKeyValue("queue", message.queue().word())
                .addKeyValue("message_id", message.messageId())
                .log("message is no longer held and was not run again");
    }

    private void removeHead(Lane lane) {
        lock.lock();
        try {
            lane.jobs.remove();
        } finally {
            lock.unlock();
        }
    }

    /** Lets a lane wait, or ends it if the process is stopping. Returns whether it waits. */
    private boolean rest(Lane lane) {
        lock.lock();
        try {
            if (stage == Stage.RUNNING) {
                lane.running = false;
                return true;
            }
        } finally {
            lock.unlock();
        }
        handBackAll(lane);
        return false;
    }

    private void handBackAll(Lane lane) {
        List<HeldJob> left;
        lock.lock();
        try {
            lanes.remove(lane.key, lane);
            left = List.copyOf(lane.jobs);
        } finally {
            lock.unlock();
        }
        giveBack(left);
    }

    private void giveBack(List<HeldJob> left) {
        lock.lock();
        try {
            if (stage == Stage.STOPPING) {
                leftovers.addAll(left);
                return;
            }
        } finally {
            lock.unlock();
        }
        holdings.handBack(left).forEach(this::tellLost);
    }

    private boolean wake(Lane lane) {
        lock.lock();
        try {
            if (lanes.get(lane.key) != lane) {
                return false;
            }
            lane.running = true;
            active++;
            return true;
        } finally {
            lock.unlock();
        }
    }
}
