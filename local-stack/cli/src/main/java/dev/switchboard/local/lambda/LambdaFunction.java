package dev.switchboard.local.lambda;

import dev.switchboard.local.process.BackOff;
import dev.switchboard.local.template.FunctionDefinition;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function and its execution environments, scaled with the load.
 *
 * <p>While all environments are busy invocations wait in the order of their arrival. A spare environment is started
 * before it is needed, unless the function runs on demand. An environment whose process ends is replaced; one that cannot
 * even start is tried again after growing waits, and meanwhile invocations fail rather than wait. Safe for use by several
 * threads.
 */
public final class LambdaFunction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaFunction.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final FunctionDefinition definition;
    private final EnvironmentLauncher launcher;
    private final Scaling scaling;
    private final InstantSource clock;
    private final EnvironmentDirectory directory;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final IdleEnvironments idle = new IdleEnvironments();
    private final Set<ExecutionEnvironment> starting = new HashSet<>();
    private final Map<String, ExecutionEnvironment> environments = new HashMap<>();
    private final Set<ExecutionEnvironment> retired = new HashSet<>();
    private final Map<String, Integer> restarts = new HashMap<>();
    private final BackOff startBackOff = new BackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF);
    private Instant nextStart = Instant.EPOCH;
    private boolean closed;

    /** Makes a function without environments; {@link #tend} starts the first. */
    public LambdaFunction(
            FunctionDefinition definition,
            EnvironmentLauncher launcher,
            Scaling scaling,
            InstantSource clock,
            EnvironmentDirectory directory) {
        this.definition = definition;
        this.launcher = launcher;
        this.scaling = scaling;
        this.clock = clock;
        this.directory = directory;
    }

    /** Returns what the template says about the function. */
    public FunctionDefinition definition() {
        return definition;
    }

    /** Runs the function once and waits for its result, and before that for a free environment. */
    public InvocationResult invoke(String event) {
        var invocation = new Invocation(UUID.randomUUID().toString(), event);
        lock.lock();
        try {
            if (closed || waiting.size() >= scaling.waiting()) {
                return new InvocationResult.Throttled();
            }
            waiting.add(invocation);
            handOut();
            scale();
        } finally {
            lock.unlock();
        }
        return invocation.await();
    }

    /** Enforces time-outs, starts and retires environments as time passes; to be called often. */
    public void tend() {
        lock.lock();
        try {
            Instant now = clock.instant();
            environments.values().forEach(environment -> environment.enforceDeadline(now, definition.timeout()));
            retireIdle();
            scale();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether an environment is ready for an invocation or has one, or none has to be. */
    public boolean isReady() {
        lock.lock();
        try {
            return scaling.isOnDemand() || environments.size() > starting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Kills all environments; waiting invocations fail. */
    @Override
    public void close() {
        List<ExecutionEnvironment> all;
        lock.lock();
        try {
            closed = true;
            all = List.copyOf(environments.values());
            waiting.forEach(invocation -> invocation.failExited("the function was stopped"));
            waiting.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(ExecutionEnvironment::kill);
    }

    /** Waits until all environments are gone after {@link #close}. */
    void awaitClosed() throws InterruptedException {
        lock.lock();
        try {
            while (!environments.isEmpty()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void isIdle(ExecutionEnvironment environment) {
        lock.lock();
        try {
            if (environments.get(environment.name()) != environment) {
                return;
            }
            if (starting.remove(environment)) {
                LOG.atInfo().addKeyValue("environment", environment.name()).log("environment ready");
                startBackOff.recovered();
            }
            idle.add(environment, clock.instant());
            handOut();
            scale();
        } finally {
            lock.unlock();
        }
    }

    private void handOut() {
        while (!waiting.isEmpty()) {
            Optional<ExecutionEnvironment> free = idle.take();
            if (free.isEmpty()) {
                return;
            }
            free.get().give(waiting.remove(), clock.instant().plus(definition.timeout()));
        }
    }

    private void scale() {
        // One start at a time: starts side by side would slow each other and the invocations.
        if (!closed
                && starting.isEmpty()
                && environments.size() < scaling.wanted(inHand())
                && !clock.instant().isBefore(nextStart)) {
            start();
        }
    }

    /** Counts invocations, not busy processes: one that has answered is free in a moment, before it says so. */
    private int inHand() {
        long running = environments.values().stream()
                .filter(ExecutionEnvironment::isRunning)
                .count();
        return Math.toIntExact(running) + waiting.size();
    }

    private void start() {
        var environment = new ExecutionEnvironment(freeName(), this);
        environments.put(environment.name(), environment);
        starting.add(environment);
        directory.add(environment);
        try {
            Process process = launcher.launch(environment.name(), restarts.getOrDefault(environment.name(), 0));
            environment.runsIn(process);
            Thread.startVirtualThread(() -> exited(environment, "exit status " + exitStatus(process)));
            LOG.atInfo()
                    .addKeyValue("environment", environment.name())
                    .addKeyValue("pid", process.pid())
                    .log("environment started");
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("environment", environment.name())
                    .setCause(e)
                    .log("environment cannot be started");
            exited(environment, "its process could not be started");
        }
    }

    private static String exitStatus(Process process) {
        try {
            return Integer.toString(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    private void exited(ExecutionEnvironment environment, String how) {
        lock.lock();
        try {
            directory.remove(environment);
            environments.remove(environment.name());
            idle.remove(environment);
            if (!retired.remove(environment)) {
                restarts.merge(environment.name(), 1, Integer::sum);
            }
            if (starting.remove(environment)) {
                startFailed(how);
            }
            environment.exited(how);
            if (!closed) {
                LOG.atWarn()
                        .addKeyValue("environment", environment.name())
                        .addKeyValue("how", how)
                        .log("environment ended");
                scale();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void startFailed(String how) {
        nextStart = clock.instant().plus(startBackOff.afterFailure());
        if (environments.isEmpty()) {
            waiting.forEach(invocation -> invocation.failExited(how));
            waiting.clear();
        }
    }

    private void retireIdle() {
        if (environments.size() > scaling.wanted(inHand())) {
            idle.takeColdest(scaling.idleTime(), clock.instant()).ifPresent(coldest -> {
                retired.add(coldest);
                coldest.kill();
            });
        }
    }

    private String freeName() {
        for (int number = 1; ; number++) {
            String name = definition.name() + "-" + number;
            if (!environments.containsKey(name)) {
                return name;
            }
        }
    }
}
