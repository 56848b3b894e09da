package dev.switchboard.sender.delivery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import java.time.InstantSource;

/** Tells admins, in a job for the DM worker, what became of their groups. Safe for use by several threads. */
public final class Notices {
    private final JobSender queues;
    private final JobCodec codec;
    private final InstantSource clock;

    /** Sends by the given port. */
    public Notices(JobSender queues, JobCodec codec, InstantSource clock) {
        this.queues = queues;
        this.codec = codec;
        this.clock = clock;
    }

    /** Why a group ended, in the words that the phrase {@code group_ended} knows. */
    enum Ending {
        /** Messages to it failed again and again. */
        CANNOT_SEND("cannot_send"),
        /** It became a supergroup, which another admin had activated. */
        REPLACED("replaced");

        private final String word;

        Ending(String word) {
            this.word = word;
        }
    }

    /** Queues a notice, with the same id however often this is called for a job. */
    void groupEnded(JobEnvelope cause, long user, long chat, Ending ending) {
        long bot = cause.route().bot();
        var payload = JsonMapper.builder().build().createObjectNode().put("phrase", "GROUP_ENDED");
        payload.putObject("arguments").put("reason", ending.word);
        payload.put("group", chat);
        var job = new Job.TellPerson(new RawJson(payload.toString()));
        var envelope = new JobEnvelope(
                cause.id().part(ending.word + ":" + user),
                new Route(bot, user, user),
                job.kind().priority(),
                Timing.startingAt(clock.instant()),
                cause.trace(),
                job);
        queues.send(OutgoingMessage.first(envelope, codec));
    }
}
