package dev.switchboard.dm.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queues what is to be told to people who did not ask. Safe for use by several threads. */
public final class Tellings {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JobSender queues;
    private final JobCodec codec;
    private final InstantSource clock;

    /** Sends by the given port. */
    public Tellings(JobSender queues, JobCodec codec, InstantSource clock) {
        this.queues = queues;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * What a person is told.
     *
     * @param phrase in their own language
     * @param arguments what stands for its placeholders; nothing private, since jobs can be looked at
     * @param group the group whose title stands for {@code group}, or {@code null} if it is about none
     */
    record Telling(
            Phrase phrase,
            Map<String, Object> arguments,
            @Nullable Long group) {
        static Telling read(RawJson payload) throws JsonProcessingException {
            return JSON.readValue(payload.text(), new TypeReference<>() {});
        }
    }

    /**
     * Queues a telling, once for each job, person and phrase however often this is called.
     *
     * @param cause the job that it comes from
     * @throws dev.switchboard.queue.QueueException if the queue did not take it
     */
    public void tell(JobEnvelope cause, long user, Phrase phrase, Map<String, Object> arguments) {
        queue(cause, user, new Telling(phrase, arguments, null));
    }

    /**
     * Queues a telling about a group, as {@link #tell} does. The phrase has the placeholders {@code group}, which is the
     * group's title when it is told, {@code named} (yes or no), which says whether it has one, and {@code unlimited} (yes or
     * no), which says whether the person's points are, by whichever group.
     */
    public void tellOfGroup(JobEnvelope cause, long user, long group, Phrase phrase, Map<String, Object> arguments) {
        queue(cause, user, new Telling(phrase, arguments, group));
    }

    private void queue(JobEnvelope cause, long user, Telling telling) {
        long bot = cause.route().bot();
        var id = cause.id().part(telling.phrase().key() + ":" + user);
        var job = new Job.TellPerson(payload(telling));
        var envelope = new JobEnvelope(
                id,
                new Route(bot, user, user),
                job.kind().priority(),
                Timing.startingAt(clock.instant()),
                cause.trace(),
                job);
        queues.send(OutgoingMessage.first(envelope, codec));
    }

    private static RawJson payload(Telling telling) {
        try {
            return new RawJson(JSON.writeValueAsString(telling));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a telling's arguments must be texts and numbers", e);
        }
    }
}
