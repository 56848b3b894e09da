package dev.switchboard.sender.budget;

import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one bot's asks in this process: a thread, there while something waits, reserves one moment after the other for
 * whoever is next. Safe for use by several threads.
 */
final class BotPacer {
    private static final Logger LOG = LoggerFactory.getLogger(BotPacer.class);

    /** Another process, or Redis, may have changed what is known here. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    /** So many asks wait here, half of the slots that bulk has in a standard process: other bots' bulk needs some too. */
    private static final int LINE = 24;

    /** Those before an ask may never come again, so that its turn comes sooner than is reckoned. */
    private static final Duration LONGEST_PUT_OFF = Duration.ofSeconds(5);

    private final long bot;
    private final FallbackPace pace;
    private final InstantSource clock;
    private final BudgetMetrics metrics;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ServiceOrder<Waiting> order = new ServiceOrder<>();
    private final Places places = new Places();
    private final Brake brake = new Brake();

    /** The bot's next moment, as far as is known here; somebody else may get it. */
    private Instant moment = Instant.EPOCH;

    private boolean serving;
    private boolean draining;

    /** Lets asks wait for so long, at the most. */
    BotPacer(long bot, FallbackPace pace, InstantSource clock, BudgetMetrics metrics, Duration patience) {
        this.bot = bot;
        this.pace = pace;
        this.clock = clock;
        this.metrics = metrics;
        this.patience = patience;
    }

    /** Waits for leave: see {@link SendBudget#await}. */
    Grant await(Ask ask) {
        var waiting = enter(ask);
        try {
            return waiting.grant().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return leave(waiting, Reason.BOT_BUSY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return leave(waiting, Reason.DRAINING);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the pace failed", e.getCause());
        }
    }

    /** Closes what Telegram wants to be left alone. */
    void close(Ask ask, Scope scope, Duration wait) {
        locked(() -> {
            var now = clock.instant();
            var reason = scope == Scope.BOT ? Reason.BOT_PAUSED : Reason.CHAT_PAUSED;
            learn(ask, new Closing(now.plus(wait), reason), now);
        });
    }

    /** Takes note of an answer: see {@link SendBudget#answered}. */
    void answered() {
        locked(() -> {
            brake.answered();
            changed.signal();
        });
    }

    /** Takes note of a message in doubt: see {@link SendBudget#doubted}. */
    void doubted(Ask ask) {
        locked(() -> brake.doubted(ask.chat(), clock.instant()));
    }

    /** Lets go of all that wait, and of those that come. */
    void drain() {
        locked(() -> {
            draining = true;
            order.takeAll().forEach(waiting -> waiting.grant().complete(notYet(Reason.DRAINING)));
            changed.signal();
        });
    }

    /** Tells whether an ask would be put off at once: see {@link SendBudget#putOff}. */
    Optional<Grant.NotYet> putOff(Ask ask) {
        lock.lock();
        try {
            var now = clock.instant();
            var arriving = waiting(ask, places.of(ask), now);
            var notYet = hopeless(arriving, now);
            notYet.ifPresent(told -> places.keep(ask, arriving.arrival(), told.until()));
            return notYet;
        } finally {
            lock.unlock();
        }
    }

    private Waiting enter(Ask ask) {
        lock.lock();
        try {
            var now = clock.instant();
            var waiting = waiting(ask, places.take(ask), now);
            if (draining) {
                waiting.grant().complete(notYet(Reason.DRAINING));
            } else {
                hopeless(waiting, now).ifPresentOrElse(notYet -> putOff(waiting, notYet), () -> join(waiting));
            }
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private Waiting waiting(Ask ask, long arrival, Instant now) {
        return new Waiting(ask, arrival, now.plus(patience), new CompletableFuture<>());
    }

    /** Says why an ask would wait in vain, or in the way of others. */
    private Optional<Grant.NotYet> hopeless(Waiting waiting, Instant now) {
        var chat = waiting.ask().chat();
        var closing = closing(chat);
        if (closing.at(waiting.deadline())) {
            return Optional.of(closing.notYet());
        }
        long forChat = order.before(waiting)
                .filter(other -> other.ask().chat() == chat)
                .count();
        if (forChat > 0) {
            var open = closing.at(now) ? closing.until() : now;
            var until = open.plus(waiting.ask().spacing().multipliedBy(forChat));
            return Optional.of(new Grant.NotYet(until, Reason.CHAT_SPACED));
        }
        long before = order.before(waiting).count();
        if (before >= LINE) {
            var wait = pace.interval(bot).multipliedBy(before + places.before(waiting.arrival(), now));
            var until = now.plus(wait.compareTo(LONGEST_PUT_OFF) < 0 ? wait : LONGEST_PUT_OFF);
            return Optional.of(new Grant.NotYet(until, Reason.BOT_BUSY));
        }
        return Optional.empty();
    }

    /** Returns what keeps a chat closed for longest. */
    private Closing closing(long chat) {
        return order.closing(chat).orLater(brake.closing());
    }

    private void putOff(Waiting waiting, Grant.NotYet notYet) {
        places.keep(waiting.ask(), waiting.arrival(), notYet.until());
        waiting.grant().complete(notYet);
    }

    private void join(Waiting waiting) {
        order.add(waiting);
        if (order.isFirst(waiting)) {
            // asked at once: the other processes are to know of what is more urgent than all that waited here
            moment = Instant.EPOCH;
        }
        changed.signal();
        if (!serving) {
            serving = true;
            Thread.ofVirtual().name("pacer-" + bot).start(this::serve);
        }
    }

    /** Gives up; a moment that is just being reserved for it is lost. */
    private Grant leave(Waiting waiting, Reason reason) {
        lock.lock();
        try {
            order.remove(waiting);
            var closing = closing(waiting.ask().chat());
            if (!waiting.grant().isDone()) {
                putOff(waiting, closing.at(clock.instant()) ? closing.notYet() : notYet(reason));
            }
        } finally {
            lock.unlock();
        }
        return waiting.grant().join();
    }

    private void serve() {
        for (var next = takeNext(); next != null; next = takeNext()) {
            serve(next);
        }
    }

    private void serve(Waiting next) {
        try {
            settle(next, pace.reserve(next.ask()));
        } catch (RuntimeException | Error e) {
            // an Error too: others wait for this thread, and the one who asked is told of it
            LOG.atError().setCause(e).addKeyValue("bot", bot).log("pace failed");
            next.grant().completeExceptionally(e);
        }
    }

    /** Waits until something may be served; returns null if nothing waits, and must not be called again then. */
    private @Nullable Waiting takeNext() {
        lock.lock();
        try {
            while (!order.isEmpty()) {
                var now = clock.instant();
                var at = opening(now);
                var reservable = at.minus(SendBudget.LEAD);
                var next = reservable.isAfter(now) ? Optional.<Waiting>empty() : order.next(at);
                if (next.isPresent()) {
                    order.remove(next.get());
                    return next.get();
                }
                var until = reservable.isAfter(now) ? reservable : order.opening();
                var _ = changed.awaitNanos(rest(now, until).toNanos());
            }
            serving = false;
        } catch (InterruptedException e) {
            // nobody does; those who wait give up by themselves
            Thread.currentThread().interrupt();
            serving = false;
        } finally {
            lock.unlock();
        }
        return null;
    }

    /** Returns the first moment at which the bot may send, as far as is known here. */
    private Instant opening(Instant now) {
        var braked = brake.closing().until();
        var opening = braked.isAfter(moment) ? braked : moment;
        return opening.isAfter(now) ? opening : now;
    }

    private static Duration rest(Instant now, Instant until) {
        var rest = Duration.between(now, until);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    private void settle(Waiting waiting, Verdict verdict) {
        locked(() -> {
            var now = clock.instant();
            switch (verdict) {
                case Verdict.Reserved(Duration in) -> {
                    var at = now.plus(in);
                    moment = at.plus(pace.interval(bot));
                    brake.granted(at);
                    learn(waiting.ask(), new Closing(at.plus(waiting.ask().spacing()), Reason.CHAT_SPACED), now);
                    waiting.grant().complete(new Grant.Granted(at));
                }
                case Verdict.Refused(Reason reason, Duration wait) -> {
                    metrics.refused(reason);
                    putBack(waiting);
                    learn(waiting.ask(), new Closing(now.plus(wait), reason), now);
                }
            }
        });
    }

    private void putBack(Waiting waiting) {
        if (draining) {
            waiting.grant().complete(notYet(Reason.DRAINING));
        } else if (!waiting.grant().isDone()) {
            order.add(waiting);
        }
    }

    /** Remembers until when it makes no sense to ask, and sends those away who would wait in vain. */
    private void learn(Ask ask, Closing closing, Instant now) {
        switch (closing.reason()) {
            case CHAT_SPACED, CHAT_PAUSED -> order.closeChat(ask.chat(), closing, now);
            case BOT_PAUSED -> order.closeBot(closing);
            case BOT_BUSY -> moment = closing.until();
            case BOT_UNANSWERED, DRAINING ->
                throw new IllegalArgumentException(closing.reason() + " is told by no pace");
        }
        for (var hopeless : order.takeHopeless()) {
            putOff(hopeless, order.closing(hopeless.ask().chat()).notYet());
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private Grant.NotYet notYet(Reason reason) {
        return new Grant.NotYet(clock.instant(), reason);
    }
}
