package dev.switchboard.dm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.User;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a worker's process lets out: its log, its metrics, and the record of dead jobs. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class SecrecyTest {
    private static final String NAME = "Wilhelmina-Auguste";
    private static final String WORDS = "my-deepest-secret-words";

    @Test
    void a_whole_story_leaves_no_token_and_no_personal_word_behind(SqsPart sqs, SupabasePart supabase, RedisPart redis)
            throws IOException, InterruptedException {
        try (var around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY)) {
            var conversations = new Conversations(around);
            var bot = around.telegram()
                    .bot(new BotFather.Request(Surroundings.freeBotId(), null, "wilhelminas_bot", null, null));
            var unknown = Surroundings.freeBotId() + ":AAE_nobody-knows-this-token-of-ours";
            var person = around.telegram().person(new User(900_900, false, NAME, null, null, "en"));
            var environment = around.environment();
            int healthPort = FreePort.find();
            environment.put("HEALTH_PORT", Integer.toString(healthPort));
            var worker = WorkerProgram.start(environment);
            // read as it is written: a full pipe would hold up the worker
            var output = CompletableFuture.supplyAsync(() -> everything(worker));
            for (var text : List.of("/start", WORDS, "/clone " + WORDS, unknown, bot.token(), unknown, "/my_bots")) {
                conversations.says(person, text);
            }
            // a message with a token that dies as a job
            around.telegram()
                    .faults()
                    .add(new FaultRule(
                            "deleteMessage",
                            around.bot().id(),
                            null,
                            1_000,
                            new Fault.Refuse(502, "Bad Gateway", null)));
            person.chatWith(around.bot()).write(bot.token());
            conversations.deliver(person);
            var dead = conversations.awaitDead();
            var metrics = metrics(healthPort);
            worker.toHandle().destroy();
            var log = output.join();

            assertThat(metrics).contains("switchboard_asks_total");
            assertThat(log).contains("worker stopped");
            var tokens = List.of(
                    secretOf(bot.token()),
                    secretOf(unknown),
                    secretOf(around.bot().token()));
            assertThat(log + metrics + dead).doesNotContain(tokens);
            assertThat(log + metrics).doesNotContain(NAME, WORDS);
            assertThat(dead).singleElement().satisfies(row -> {
                assertThat(row.body()).contains("[redacted]");
                assertThat(row.reason() + row.errorMessage()).doesNotContain(NAME);
            });
        }
    }

    private static String everything(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secretOf(String token) {
        return token.substring(token.indexOf(':') + 1);
    }

    private static String metrics(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(Surroundings.PATIENCE)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
