package dev.switchboard.local.supervisor;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a stack's parts: each as soon as what it needs is ready, all again whenever they end, and down in the opposite
 * order.
 *
 * <p>Tells the world by {@code status.json} how the parts are at any time, and by {@code stack.json}, while the stack is
 * healthy, what programs need to know.
 */
public final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final int PID_LOOK_MILLIS = 200;
    private static final int READY_LOOK_MILLIS = 20;

    private final StackFolder folder;
    private final Supplier<Map<String, Object>> facts;
    private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();
    private final CountDownLatch stopRequested = new CountDownLatch(1);

    private StackStatus.Phase phase = StackStatus.Phase.STARTING;
    private @Nullable String problem;
    private SortedMap<String, Long> publishedPids = new TreeMap<>();

    /**
     * Makes a supervisor of parts that do not run yet.
     *
     * @param facts gives the content of {@code stack.json} but for the pids
     * @throws IllegalArgumentException if a part needs one that is not planned
     */
    public Supervisor(StackFolder folder, Collection<PartPlan> plans, Supplier<Map<String, Object>> facts) {
        this.folder = folder;
        this.facts = facts;
        for (PartPlan plan : plans) {
            parts.put(
                    plan.name(),
                    new SupervisedPart(
                            plan, folder.log(plan.name()), folder.marker(), folder.records(), this::publish));
        }
        plans.forEach(plan -> plan.needs().forEach(need -> {
            if (!parts.containsKey(need)) {
                throw new IllegalArgumentException(plan.name() + " needs " + need + ", which is not planned");
            }
        }));
    }

    /**
     * Starts the parts, keeps them running until {@link #requestStop} is called, and stops them.
     *
     * @return whether the stack was healthy
     */
    public boolean run() throws InterruptedException {
        publish();
        parts.values().forEach(part -> part.start(needsOf(part)));
        boolean healthy = awaitHealthy();
        while (healthy && !stopRequested.await(PID_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            publishPids();
        }
        stop();
        return healthy;
    }

    /** Makes {@link #run} stop the parts and return; may be called at any time, from any thread. */
    public void requestStop() {
        stopRequested.countDown();
    }

    private boolean awaitHealthy() throws InterruptedException {
        while (!stopRequested.await(READY_LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            Optional<String> failure = parts.values().stream()
                    .flatMap(part -> part.failure().stream())
                    .findFirst();
            if (failure.isPresent()) {
                fail(failure.get());
                return false;
            }
            if (parts.values().stream().allMatch(SupervisedPart::wasReady)) {
                enter(StackStatus.Phase.HEALTHY);
                return true;
            }
        }
        return false;
    }

    private void stop() {
        enter(phase == StackStatus.Phase.FAILED ? phase : StackStatus.Phase.STOPPING);
        folder.withdraw();
        Set<String> stopped = new HashSet<>();
        while (stopped.size() < parts.size()) {
            List<SupervisedPart> next = parts.values().stream()
                    .filter(part -> !stopped.contains(part.plan().name()))
                    .filter(part -> stopped.containsAll(dependentsOf(part)))
                    .toList();
            inParallel(next.stream().<Runnable>map(part -> part::stop).toList());
            next.forEach(part -> stopped.add(part.plan().name()));
        }
        if (phase != StackStatus.Phase.FAILED) {
            enter(StackStatus.Phase.STOPPED);
        }
    }

    private List<SupervisedPart> needsOf(SupervisedPart part) {
        return part.plan().needs().stream()
                .map(need -> Objects.requireNonNull(parts.get(need)))
                .toList();
    }

    private Set<String> dependentsOf(SupervisedPart part) {
        return parts.values().stream()
                .map(SupervisedPart::plan)
                .filter(plan -> plan.needs().contains(part.plan().name()))
                .map(PartPlan::name)
                .collect(Collectors.toSet());
    }

    private static void inParallel(List<Runnable> tasks) {
        var threads = new ArrayList<Thread>();
        tasks.forEach(task -> threads.add(Thread.startVirtualThread(task)));
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void fail(String failure) {
        problem = failure;
        enter(StackStatus.Phase.FAILED);
    }

    private synchronized void enter(StackStatus.Phase next) {
        phase = next;
        publish();
    }

    private synchronized void publish() {
        // First: who reads that the stack is healthy may read the other file next.
        publishPids();
        tell(() -> folder.publish(new StackStatus(
                phase,
                problem,
                parts.values().stream().map(SupervisedPart::status).toList())));
    }

    /** Writes {@code stack.json} if a pid has changed; the gateway adds and removes pids by itself. */
    private synchronized void publishPids() {
        var pids = new TreeMap<String, Long>();
        folder.records().running().forEach((name, process) -> pids.put(name, process.pid()));
        pids.remove(StackFolder.SUPERVISOR);
        if (!pids.equals(publishedPids) && phase == StackStatus.Phase.HEALTHY) {
            var stack = new LinkedHashMap<>(facts.get());
            stack.put("pids", pids);
            tell(() -> {
                folder.publish(stack);
                publishedPids = pids;
            });
        }
    }

    /** A full disk silences the supervisor, and does not keep it from its work. */
    private static void tell(Runnable writing) {
        try {
            writing.run();
        } catch (UncheckedIOException e) {
            LOG.atError().setCause(e).log("the stack's state cannot be written");
        }
    }
}
