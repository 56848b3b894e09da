package dev.switchboard.dm.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.dm.limit.AskLimit;
import dev.switchboard.dm.limit.AskRate;
import dev.switchboard.job.JobEnvelope;
import java.time.Duration;
import java.util.UUID;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Albums, of which each picture comes as a message: one of them is answered. */
public final class Albums {
    /** One answer an album, whose pictures come within moments. */
    public static final AskRate RATE = new AskRate("albums", 1, Duration.ofMinutes(1));

    private final AskLimit limit;

    /**
     * Knows which are answered by a limit.
     *
     * @param limit of the {@link #RATE}
     */
    public Albums(AskLimit limit) {
        this.limit = limit;
    }

    /** Returns whether another message of the same album is answered; false for one that is in no album. */
    boolean isAnswered(Message message, JobEnvelope envelope) {
        if (message.getMediaGroupId() == null) {
            return false;
        }
        long album = UUID.nameUUIDFromBytes((message.getChatId() + ":" + message.getMediaGroupId()).getBytes(UTF_8))
                .getMostSignificantBits();
        var verdict = limit.judge(
                envelope.route().bot(), album, envelope.id(), envelope.timing().enqueuedAt());
        return verdict != AskLimit.Verdict.ADMITTED;
    }
}
