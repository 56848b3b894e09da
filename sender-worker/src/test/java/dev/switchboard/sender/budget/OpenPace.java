package dev.switchboard.sender.budget;

import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A shared pace that gives every moment to whoever asks, but for what the test closes. */
class OpenPace implements SharedPace {
    private static final Duration MOMENT = Duration.ofMillis(5);

    private final Map<Long, Verdict.Refused> chats = new ConcurrentHashMap<>();
    private final List<Ask> served = new CopyOnWriteArrayList<>();
    private final List<Ask> accepted = new CopyOnWriteArrayList<>();
    private volatile Scope pausing = Scope.CHAT;
    private volatile boolean busy;

    /** Makes every ask wait, or lets them through again. */
    void busy(boolean now) {
        busy = now;
    }

    void close(long chat, Reason reason, Duration time) {
        chats.put(chat, new Verdict.Refused(reason, time));
    }

    /** Makes refusals mean this. */
    void pausing(Scope scope) {
        pausing = scope;
    }

    /** Returns who was served, in that order. */
    List<Ask> served() {
        return served;
    }

    /** Returns of whom Telegram was said to have taken a message. */
    List<Ask> taken() {
        return accepted;
    }

    @Override
    public Verdict reserve(Ask ask, SendRate rate, Duration from) {
        var closed = chats.get(ask.chat());
        if (closed != null) {
            return closed;
        }
        if (busy) {
            return new Verdict.Refused(Reason.BOT_BUSY, SendBudget.LEAD.plus(MOMENT));
        }
        served.add(ask);
        return new Verdict.Reserved(Duration.ZERO);
    }

    @Override
    public void accepted(Ask ask) {
        accepted.add(ask);
    }

    @Override
    public Scope pause(Ask ask, Duration retryAfter) {
        return pausing;
    }
}
