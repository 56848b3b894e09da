package dev.switchboard.dm.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

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
     */
    record Telling(Phrase phrase, Map<String, Object> arguments) {
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
        long bot = cause.route().bot();
        var id = new JobId(cause.id().value() + "/" + phrase.name().toLowerCase(Locale.ROOT) + ":" + user);
        var job = new Job.TellPerson(payload(new Telling(phrase, arguments)));
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
