package dev.switchboard.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Deliver updates to a stack's gateway: so many at once, each the next as soon as the last is answered, or at a steady rate. */
final class Senders {
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** Telegram: a webhook's max_connections are 40 unless it asks for another number. */
    private static final int KEPT_CONNECTIONS = 40;

    private final URL webhook;
    private final String secret;
    private final int count;

    Senders(RunningStack stack, int count) throws IOException {
        this.webhook = stack.webhook();
        this.secret = stack.webhookSecret();
        this.count = count;
        System.setProperty("http.maxConnections", Integer.toString(Math.max(count, KEPT_CONNECTIONS)));
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /** Delivers as many updates, numbered from {@code firstId}, and returns the answers in the order they came. */
    Answers deliver(long firstId, int updates) throws InterruptedException, ExecutionException {
        return deliver(LongStream.range(firstId, firstId + updates).boxed().toList());
    }

    /** Delivers updates of these numbers and returns the answers in the order they came. */
    Answers deliver(List<Long> ids) throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        var answers = new ArrayList<Future<List<Answer>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < count; sender++) {
                answers.add(threads.submit(() -> deliverAll(ids, next)));
            }
        }
        var all = new ArrayList<Answer>();
        for (var answer : answers) {
            all.addAll(answer.get());
        }
        return Answers.inOrder(all);
    }

    /**
     * Delivers as many updates at a steady rate, whether they are answered or not, as people cause them. An answer's time counts
     * from when its update was due.
     */
    Answers deliverAtRate(int perSecond, long firstId, int updates) throws InterruptedException, ExecutionException {
        var answers = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < updates; i++) {
                long id = firstId + i;
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                answers.add(threads.submit(() -> deliver(id, due)));
            }
        }
        var all = new ArrayList<Answer>();
        for (var answer : answers) {
            all.add(answer.get());
        }
        return Answers.inOrder(all);
    }

    private List<Answer> deliverAll(List<Long> ids, AtomicInteger next) throws IOException {
        var answers = new ArrayList<Answer>();
        for (int i = next.getAndIncrement(); i < ids.size(); i = next.getAndIncrement()) {
            answers.add(deliver(ids.get(i), System.nanoTime()));
        }
        return answers;
    }

    private Answer deliver(long id, long start) throws IOException {
        int status = post(membership(id).getBytes(UTF_8));
        long now = System.nanoTime();
        return new Answer(id, now, (now - start) / NANOS_PER_MILLI, status);
    }

    // the plainest client there is: the senders share the cores with the stack, and are not what is measured
    private int post(byte[] body) throws IOException {
        var request = (HttpURLConnection) webhook.openConnection();
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(body.length);
        request.setRequestProperty("Content-Type", "application/json");
        request.setRequestProperty("X-Telegram-Bot-Api-Secret-Token", secret);
        try (var out = request.getOutputStream()) {
            out.write(body);
        }
        int status = request.getResponseCode();
        // read to the end, so that the connection is kept for the next one
        try (var in = status < 400 ? request.getInputStream() : request.getErrorStream()) {
            if (in != null) {
                in.readAllBytes();
            }
        }
        return status;
    }

    /** A membership fact: it goes the whole way into a queue, and costs no worker a call to Telegram. */
    private static String membership(long id) {
        return """
                {"update_id":%d,"chat_member":{"chat":{"id":-1001,"title":"G","type":"supergroup"},\
                "from":{"id":50,"is_bot":false,"first_name":"Ann"},"date":1700000000,\
                "old_chat_member":{"user":{"id":%2$d,"is_bot":false,"first_name":"B"},"status":"left"},\
                "new_chat_member":{"user":{"id":%2$d,"is_bot":false,"first_name":"B"},"status":"member"}}}\
                """.formatted(id, 1 + id % 500);
    }

    /**
     * One answer.
     *
     * @param update whose answer it is
     * @param atNanos when it came, of this machine's clock for durations
     * @param millis how long it took
     */
    record Answer(long update, long atNanos, double millis, int status) {}

    /** What a delivery of many updates was answered. */
    record Answers(List<Answer> all) {
        /** Orders answers by when they came. */
        static Answers inOrder(List<Answer> answers) {
            return new Answers(answers.stream()
                    .sorted(Comparator.comparingLong(Answer::atNanos))
                    .toList());
        }

        /** Counts the answers that Telegram would repeat the update for. */
        long refused() {
            return all.stream().filter(answer -> answer.status != 200).count();
        }

        Answers only(Predicate<Answer> some) {
            return new Answers(all.stream().filter(some).toList());
        }

        /** Returns how many milliseconds that share of the answers took at most; NaN where there are none. */
        double percentile(double share) {
            return latencies().percentile(share);
        }

        private Latencies latencies() {
            return new Latencies(all.stream().map(Answer::millis).toList());
        }

        void print(String name) {
            Report.line("%-22s %6d answered, %d not 200; %s"
                    .formatted(name, all.size(), refused(), latencies().line()));
        }
    }
}
