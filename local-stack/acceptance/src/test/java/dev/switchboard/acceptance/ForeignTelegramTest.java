package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.parts.Checkout;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system with the other choices: another Telegram, and claims in Postgres while Redis does not answer. */
class ForeignTelegramTest {
    private static final String EVENT =
            Checkout.root().resolve("events/private_message.json").toString();

    private static final FileAttribute<?> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void bot_of_another_telegram_answers_while_redis_is_silent_and_claims_are_in_postgres(@TempDir Path folder)
            throws Exception {
        var program = new LocalStackProgram(Files.createDirectories(folder.resolve("state")));
        try (var telegram = RecordingTelegram.start()) {
            assertThat(program.run(
                            "up",
                            "--detach",
                            "--telegram-api",
                            telegram.address().toString(),
                            "--public-url",
                            "https://bots.example",
                            "--claims-fallback",
                            "postgrest"))
                    .as("up")
                    .isZero();
            try {
                assertThat(program.pids()).doesNotContainKeys("telegram", "dynamodb");
                assertThat(telegram.awaitCall("setWebhook")).contains("https://bots.example/api/webhooks/telegram");

                signal(program, "-STOP");
                assertThat(program.run("invoke", "webhook", "-e", EVENT))
                        .as("invoke")
                        .isZero();
                // what belongs to a conversation, and so to Redis, is owned up to
                assertThat(telegram.awaitCall("sendMessage")).contains("I cannot follow our conversation right now");
                assertThat(claims(program)).contains("\"state\":\"done\"");
                signal(program, "-CONT");
            } finally {
                assertThat(program.run("down")).as("down").isZero();
            }
        }
    }

    @Test
    void bot_of_a_token_file_answers_on_another_telegram(@TempDir Path folder) throws Exception {
        var program = new LocalStackProgram(Files.createDirectories(folder.resolve("state")));
        try (var telegram = TelegramEmulator.start(EmulatorOptions.local())) {
            var bot = telegram.bot("foreign_bot");
            var token = Files.createFile(folder.resolve("token"), OWNER_ALONE);
            Files.writeString(token, bot.token());
            assertThat(program.run(
                            "up",
                            "--detach",
                            "--telegram-api",
                            telegram.address().toString(),
                            "--bot-token-file",
                            token.toString()))
                    .as("up")
                    .isZero();
            try {
                assertThat(program.stack().at("/bots/0/username").asText()).isEqualTo("foreign_bot");
                var chat = telegram.person("Ann").chatWith(bot);
                chat.write("/start");
                assertThat(chat.awaitBotMessage(PATIENCE).text()).startsWith("Welcome, Ann!");
            } finally {
                assertThat(program.run("down")).as("down").isZero();
            }
        }
    }

    /** Silent, not ended: the supervisor would start it again at once. */
    private static void signal(LocalStackProgram program, String signal) throws Exception {
        var redis = Objects.requireNonNull(program.pids().get("redis")).toString();
        assertThat(new ProcessBuilder("kill", signal, redis).start().waitFor()).isZero();
    }

    private static String claims(LocalStackProgram program) throws Exception {
        var stack = program.stack();
        var table = URI.create(stack.path("postgrest").asText() + "/rest/v1/update_claims?select=key,state");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(table)
                    .header("apikey", stack.path("serviceRoleKey").asText())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
