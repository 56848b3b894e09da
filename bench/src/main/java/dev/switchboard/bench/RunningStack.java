package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.config.Secret;
import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The stack that runs on this machine, as its {@code stack.json} describes it. */
final class RunningStack {
    /** Where the jobs of the updates go that no worker takes. */
    private static final String QUEUE = "local-tgms_queue_low.fifo";

    private final Path file;
    private final JsonNode stack;

    private RunningStack(Path file, JsonNode stack) {
        this.file = file;
        this.stack = stack;
    }

    /**
     * Finds the running stack.
     *
     * @throws IllegalStateException if none runs, or if its bots are real ones: benchmarks write into its queues
     */
    static RunningStack find() throws IOException {
        var found = in(root().resolve(".switchboard"));
        var telegram = found.telegram().getHost();
        if (!"127.0.0.1".equals(telegram)) {
            throw new IllegalStateException("this stack serves bots at " + telegram
                    + ": a benchmark would fill and empty their queues; start one without --telegram-api");
        }
        return found;
    }

    /** Finds the stack that runs in a state folder; otherwise as {@link #find}, but whatever its bots are. */
    static RunningStack in(Path state) throws IOException {
        var file = state.resolve("stack.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException("no stack runs: ./switchboard up --detach starts one");
        }
        return new RunningStack(file, read(file));
    }

    /** Returns the checkout's folder. */
    static Path root() {
        return Path.of(System.getProperty("switchboard.root", "."));
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    URL webhook() throws MalformedURLException {
        return URI.create(stack.path("gateway").asText() + "/api/webhooks/telegram")
                .toURL();
    }

    String webhookSecret() {
        return mainBot().path("webhookSecret").asText();
    }

    /** Returns the id of the bot that people talk to. */
    long bot() {
        return mainBot().path("id").asLong();
    }

    private JsonNode mainBot() {
        return stack.path("bots").path(0);
    }

    /** Returns the emulated Telegram's address. */
    URI telegram() {
        return URI.create(stack.path("telegramApi").asText());
    }

    PostgrestClient postgrest() {
        var key = Secret.of(stack.path("serviceRoleKey").asText());
        return new PostgrestClient(
                PostgrestSettings.of(URI.create(stack.path("postgrest").asText()), key));
    }

    /** Returns the process of each part, as it is now: restarts change it. */
    Map<String, Long> pids() throws IOException {
        var pids = new TreeMap<String, Long>();
        read(file)
                .path("pids")
                .properties()
                .forEach(part -> pids.put(part.getKey(), part.getValue().asLong()));
        return pids;
    }

    /** Returns the process of a part, as it is now. */
    OptionalLong pid(String part) throws IOException {
        var pid = pids().get(part);
        return pid == null ? OptionalLong.empty() : OptionalLong.of(pid);
    }

    /** Takes all of the benchmarks' jobs out of their queue, and returns each one's id, twice if it was there twice. */
    List<String> takeJobs() {
        var ids = new ArrayList<String>();
        try (var sqs = sqs()) {
            var queue = new Batches(sqs, queueUrl(sqs));
            for (var batch = queue.receive(); !batch.isEmpty(); batch = queue.receive()) {
                batch.forEach(message -> ids.add(idOf(message)));
                queue.delete(batch);
            }
        }
        return ids;
    }

    private static String idOf(Message message) {
        return switch (new JobCodec().decode(message.body())) {
            case DecodedJob.Known(JobEnvelope envelope) -> envelope.id().value();
            case DecodedJob.Unknown(String reason) -> throw new IllegalStateException("unreadable job: " + reason);
        };
    }

    /** Removes the benchmarks' jobs: nobody takes them, and what lies in a queue costs the stand-in time. */
    void purgeJobs() {
        try (var sqs = sqs()) {
            var url = queueUrl(sqs);
            sqs.purgeQueue(request -> request.queueUrl(url));
        }
    }

    private SqsClient sqs() {
        return SqsPart.client(URI.create(stack.path("sqs").asText()));
    }

    private static String queueUrl(SqsClient sqs) {
        return sqs.getQueueUrl(request -> request.queueName(QUEUE)).queueUrl();
    }
}
