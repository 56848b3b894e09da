package dev.switchboard.parts.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** An action that runs once, at the first thing of its kind that passes a {@link FaultProxy} and holds a text. */
public final class Tripwire {
    /** What sets a tripwire off. */
    enum At {
        /** A request that holds the text, before it is passed on. */
        REQUEST,
        /** The answer to a request that holds the text, before it is returned. */
        ANSWER,
        /** An answer that holds the text, before it is returned. */
        RESPONSE
    }

    private final At at;
    private final String bytes;
    private final Then then;
    private final Runnable action;
    private final AtomicBoolean setOff = new AtomicBoolean();
    private final CountDownLatch fired = new CountDownLatch(1);

    Tripwire(At at, String text, Then then, Runnable action) {
        this.at = at;
        // one character a byte, as the streams are searched
        this.bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
        this.then = then;
        this.action = action;
    }

    /** Waits until the action has run, and says whether it has within the limit. */
    public boolean await(Duration limit) throws InterruptedException {
        return fired.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    At at() {
        return at;
    }

    boolean isIn(CharSequence passing) {
        return passing.toString().contains(bytes);
    }

    /** Runs the action if it has not run, and says what is to become of what set it off. */
    Then fire() {
        if (!setOff.compareAndSet(false, true)) {
            return Then.FORWARD;
        }
        try {
            action.run();
        } finally {
            fired.countDown();
        }
        return then;
    }
}
