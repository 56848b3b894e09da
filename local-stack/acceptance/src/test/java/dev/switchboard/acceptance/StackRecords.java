package dev.switchboard.acceptance;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a running stack has in its database and in its queues. */
final class StackRecords implements AutoCloseable {
    private final long bot;
    private final PostgrestClient postgrest;
    private final SqsClient sqs;

    StackRecords(LocalStackProgram program) throws IOException {
        var stack = program.stack();
        this.bot = program.botId();
        this.postgrest = new PostgrestClient(PostgrestSettings.of(
                URI.create(stack.path("postgrest").asText()),
                Secret.of(stack.path("serviceRoleKey").asText())));
        this.sqs = SqsPart.client(URI.create(stack.path("sqs").asText()));
    }

    /** A person as the bot knows them. */
    record Person(long userId, @Nullable String registeredAt, int dailyPoints, int earnedPoints) {}

    /** A line of the ledger of points. */
    record PointEntry(long userId, String reason, int dailyChange, int earnedChange) {}

    List<Person> people() {
        return postgrest.from("people").select().where(Filter.eq("bot_id", bot)).list(Person.class);
    }

    List<PointEntry> pointEntries() {
        return postgrest
                .from("point_entries")
                .select()
                .where(Filter.eq("bot_id", bot))
                .list(PointEntry.class);
    }

    long effects() {
        return postgrest.from("job_effects").select().count();
    }

    /** A job that was given up, without its message. */
    record DeadJob(@Nullable String kind, String sourceQueue, String errorMessage) {}

    List<DeadJob> jobsOfBotThatDied() {
        return postgrest
                .from("dead_jobs")
                .select()
                .where(Filter.eq("bot_id", bot))
                .list(DeadJob.class);
    }

    long deadJobs() {
        return postgrest.from("dead_jobs").select().count();
    }

    /** Counts the updates of conversations that wait or are in hand. */
    long waitingJobs() {
        var url = sqs.getQueueUrl(request -> request.queueName("local-dm_queue_high.fifo"))
                .queueUrl();
        var depth = List.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        return sqs
                .getQueueAttributes(request -> request.queueUrl(url).attributeNames(depth))
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Override
    public void close() {
        sqs.close();
        postgrest.close();
    }
}
