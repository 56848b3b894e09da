package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bench.TalkingPerson.Deed;
import dev.switchboard.bench.TalkingPerson.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * People of a running emulator who talk to a bot at a steady rate, whether it answers or not. The emulator says when it got
 * an answer, by this machine's clock, so that watching it costs the stack little.
 */
final class Talks {
    private static final List<String> LANGUAGES = List.of("en", "es", "pt", "de", "fr", "ru", "tr", "hi");

    private static final long WATCH_MILLIS = 200;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final EmulatorClient telegram;
    private final long bot;
    private final List<TalkingPerson> people = new ArrayList<>();
    private final Map<Long, TalkingPerson> byId = new LinkedHashMap<>();
    private long lastCall;

    /** Makes as many people, of all languages. */
    Talks(EmulatorClient telegram, long bot, long firstId, int count) throws IOException, InterruptedException {
        this.telegram = telegram;
        this.bot = bot;
        for (long id = firstId; id < firstId + count; id++) {
            telegram.control(
                    "POST",
                    "/people",
                    "{\"id\": %d, \"first_name\": \"Ann\", \"language_code\": \"%s\"}"
                            .formatted(id, LANGUAGES.get((int) (id % LANGUAGES.size()))));
            var person = new TalkingPerson(id);
            people.add(person);
            byId.put(id, person);
        }
        telegram.control("GET", "/calls?newest=1", "")
                .path("calls")
                .forEach(call -> lastCall = call.path("number").asLong());
    }

    /**
     * What somebody did, and how long after it the emulator had the bot's answer.
     *
     * @param word what it was
     */
    record Reply(String word, double millis) {}

    /** Lets people do as many things, one after another, and returns the answers: all that came in time. */
    List<Reply> talk(int updates, int perSecond) throws IOException, InterruptedException, ExecutionException {
        var replies = new ArrayList<Reply>();
        var sent = new ArrayList<Future<JsonNode>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var watch = threads.submit(() -> watch(replies, updates));
            long start = System.nanoTime();
            for (int i = 0; i < updates; i++) {
                TimeUnit.NANOSECONDS.sleep(start + i * 1_000_000_000L / perSecond - System.nanoTime());
                var person = people.get(i % people.size());
                sent.add(threads.submit(() -> act(person)));
            }
            for (var each : sent) {
                each.get();
            }
            watch.get();
        }
        return replies;
    }

    private JsonNode act(TalkingPerson person) throws IOException, InterruptedException {
        Step step = person.next(bot);
        person.did(new Deed(step.word(), System.currentTimeMillis()));
        return telegram.control("POST", step.path(), step.body());
    }

    /** Collects answers until there are enough, or none came for a while. */
    private Void watch(List<Reply> replies, int enough) throws IOException, InterruptedException {
        long newest = System.nanoTime();
        while (replies.size() < enough && System.nanoTime() - newest < PATIENCE_NANOS) {
            TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
            int before = replies.size();
            var calls = telegram.control("GET", "/calls?bot=" + bot + "&after=" + lastCall, "");
            calls.path("calls").forEach(call -> note(call, replies));
            if (replies.size() > before) {
                newest = System.nanoTime();
            }
        }
        return null;
    }

    private void note(JsonNode call, List<Reply> replies) {
        lastCall = call.path("number").asLong();
        var person = byId.get(call.at("/parameters/chat_id").asLong());
        if (person == null || !isAnswer(call)) {
            return;
        }
        person.answered(call.at("/answer/result"))
                .ifPresent(deed ->
                        replies.add(new Reply(deed.word(), call.path("date").asLong() - deed.at())));
    }

    /** An edit that changes nothing is one too; whatever else is refused is done again in another way. */
    private static boolean isAnswer(JsonNode call) {
        var method = call.path("method").asText();
        boolean says = method.equalsIgnoreCase("sendMessage") || method.equalsIgnoreCase("editMessageText");
        return says
                && (call.at("/answer/ok").asBoolean()
                        || call.at("/answer/description").asText().contains("message is not modified"));
    }
}
