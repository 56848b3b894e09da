package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.answer.Unsettled;
import dev.switchboard.dm.clone.Clones.Change;
import dev.switchboard.job.JobId;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import java.util.Optional;

/** Changes people's bots: in the store first, which knows whose they are, then at Telegram. */
public final class CloneKeeping {
    private final Clones clones;
    private final CloneWebhook webhook;
    private final CachedBotDirectory bots;
    private final InstantSource clock;

    /** Puts it together. */
    public CloneKeeping(Clones clones, CloneWebhook webhook, CachedBotDirectory bots, InstantSource clock) {
        this.clones = clones;
        this.webhook = webhook;
        this.bots = bots;
        this.clock = clock;
    }

    /**
     * Changes a bot, or finds that this job has. Every process obeys a resumption at once; a pause or removal this one does,
     * others within a minute.
     *
     * @return why the change is not done; empty if it is
     */
    Optional<Performed.NotDone> change(JobId job, long owner, long bot, Change change) {
        var changed = clones.change(job.part("change"), owner, bot, change);
        if (changed.isEmpty()) {
            return Optional.of(Performed.NotDone.forged());
        }
        bots.forget(bot);
        return bots.find(bot)
                .filter(found -> found.state() == stateAfter(change))
                .flatMap(found -> tellTelegram(found.token(), change))
                .map(Performed.NotDone::new);
    }

    /** A job that comes again, late, may find the bot in another state, and has nothing to tell Telegram of it then. */
    private static BotState stateAfter(Change change) {
        return switch (change) {
            case PAUSE -> BotState.PAUSED;
            case RESUME -> BotState.ACTIVE;
            case REMOVE -> BotState.REVOKED;
        };
    }

    /** What Telegram refuses it refuses for good: a webhook, which is noted, or anything for a dead token. */
    private Optional<Outcome> tellTelegram(BotToken token, Change change) {
        return switch (change) {
            case PAUSE -> Optional.empty(); // its updates come and are dropped
            case RESUME -> Unsettled.outcome(webhook.set(token), clock.instant());
            case REMOVE -> Unsettled.outcome(webhook.delete(token), clock.instant());
        };
    }
}
