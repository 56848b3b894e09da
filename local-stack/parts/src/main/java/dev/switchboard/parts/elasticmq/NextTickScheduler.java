package dev.switchboard.parts.elasticmq;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.LightArrayRevolverScheduler;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/**
 * Pekko's scheduler, but what is due at once runs at the next tick.
 *
 * <p>While a poll waits at a FIFO queue and the next message belongs to a group whose messages are in flight, ElasticMQ
 * looks for something to hand out, and schedules its next look for when that message is visible: now. Without a tick in
 * between it looks without a pause, answers nobody else and uses up a core until the group is free
 * ({@code QueueActorWaitForMessagesOps.scheduleTryReplyWhenAvailable} of ElasticMQ 1.7.1).
 *
 * <p>Pekko makes it by the name in {@code pekko.scheduler.implementation}.
 */
public final class NextTickScheduler extends LightArrayRevolverScheduler {
    private static final FiniteDuration SHORTEST = FiniteDuration.apply(1, TimeUnit.NANOSECONDS);

    /** As Pekko asks of a scheduler. */
    public NextTickScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
        super(config, log, threads);
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
        // any delay is rounded up to whole ticks, except one that is over
        return super.scheduleOnce(delay.compareTo(SHORTEST) < 0 ? SHORTEST : delay, task, executor);
    }
}
