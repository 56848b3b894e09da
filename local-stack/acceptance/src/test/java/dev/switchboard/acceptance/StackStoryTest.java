package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's story through the whole stack: webhook, queue, worker, and a bot of their own; and what the logs keep of it. */
class StackStoryTest {
    private static final Phrasebook PHRASES = Phrasebook.load();
    private static final long WILHELMINA = 501;
    private static final long FRIEND = 502;
    private static final String NAME = "Wilhelmina-Auguste";
    private static final String WORDS = "my-deepest-secret-words";
    private static final String TITLE = "Society-of-hidden-cats";
    private static final Set<String> NEEDED = Set.of("can_invite_users", "can_restrict_members", "can_delete_messages");

    private final Map<String, String> secrets =
            new LinkedHashMap<>(Map.of("name", NAME, "words", WORDS, "title", TITLE));

    @Test
    void a_whole_story_comes_through_the_webhook_and_leaves_no_word_in_any_log(@TempDir Path folder) throws Exception {
        var state = Files.createDirectories(folder.resolve("state"));
        var program = new LocalStackProgram(state);
        assertThat(program.run("up", "--detach")).as("up").isZero();
        try (var telegram =
                        new StackTelegram(program.stack().path("telegramApi").asText());
                var records = new StackRecords(program)) {
            deliverWhatNobodyCanRead(program.stack());
            var main = program.stack().path("bots").path(0);
            secrets.put("token of the main bot", secretOf(main.path("token").asText()));
            tell(new Story(
                    telegram, main.path("id").asLong(), main.path("username").asText()));
            assertRecordedAsDead(records);
        } finally {
            assertThat(program.run("down")).as("down").isZero();
        }
        assertThat(leaks(state.resolve("logs"))).isEmpty();
    }

    /** As Telegram delivers an update, but with a text where a message should be. */
    private static void deliverWhatNobodyCanRead(JsonNode stack) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var bot = stack.path("bots").path(0);
            var delivery = HttpRequest.newBuilder(
                            URI.create(stack.path("gateway").asText() + "/api/webhooks/telegram"))
                    .header("Content-Type", "application/json")
                    .header(
                            "X-Telegram-Bot-Api-Secret-Token",
                            bot.path("webhookSecret").asText())
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"update_id\":2000000001,\"message\":\"" + WORDS + "\"}"))
                    .build();
            assertThat(http.send(delivery, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** A worker looks into its DLQ once a minute. */
    private static void assertRecordedAsDead(StackRecords records) {
        var dead = await("recorded")
                .atMost(Duration.ofMinutes(3))
                .until(records::jobsOfBotThatDied, jobs -> !jobs.isEmpty());
        assertThat(dead)
                .containsExactly(
                        new StackRecords.DeadJob("unreadable_update", "ingress", "field /message has the wrong type"));
    }

    private void tell(Story story) throws IOException, InterruptedException {
        story.telegram.person(WILHELMINA, NAME, "de");
        story.telegram.person(FRIEND, NAME, "de");
        story.begins();
        story.bringsAFriend();
        story.clones();
        story.runsAGroup();
    }

    /** Returns sentences that name the log and what stands there, but do not say it. */
    private List<String> leaks(Path logs) throws IOException {
        var leaks = new ArrayList<String>();
        try (var files = Files.list(logs)) {
            for (var log : files.toList()) {
                var text = Files.readString(log, StandardCharsets.ISO_8859_1);
                secrets.forEach((kind, secret) -> {
                    if (text.contains(secret)) {
                        leaks.add(log.getFileName() + " holds the " + kind);
                    }
                });
            }
        }
        return leaks;
    }

    private static String secretOf(String token) {
        return token.substring(token.indexOf(':') + 1);
    }

    /** What two people do; each answer is looked for in the chat. */
    private final class Story {
        private final StackTelegram telegram;
        private final long bot;
        private final String link;

        Story(StackTelegram telegram, long bot, String username) {
            this.telegram = telegram;
            this.bot = bot;
            this.link = "https://t.me/" + username + "?start=" + WILHELMINA;
        }

        void begins() throws IOException, InterruptedException {
            says("/start");
            var welcome = hears(Phrase.WELCOME, Map.of("named", "yes", "name", NAME, "points", 10));
            telegram.press(WILHELMINA, bot, welcome, Language.DE.ownName());
            hears(Phrase.LANGUAGE_CHOSEN, Map.of());
            says(WORDS);
            says("/live");
            hears(Phrase.LIVE_NOBODY, Map.of("time", StackTelegram.SOME_TIME));
        }

        void bringsAFriend() throws IOException, InterruptedException {
            telegram.write(FRIEND, bot, "/start " + WILHELMINA);
            hears(Phrase.REFERRAL_JOINED, Map.of("points", 10));
            says("/referrals");
            hears(Phrase.REFERRALS, Map.of("link", link, "count", 1, "points", 10));
        }

        /** The friend's first word to the new bot comes through the webhook that the worker has set. */
        void clones() throws IOException, InterruptedException {
            var own = telegram.bot("wilhelminas_bot");
            var token = own.path("token").asText();
            secrets.put("token of a person's bot", secretOf(token));
            says("/clone");
            hears(Phrase.CLONE_ASK_TOKEN, Map.of());
            says(token);
            hears(Phrase.CLONE_DONE, Map.of("bot", "wilhelminas_bot"));
            long clone = Long.parseLong(token.substring(0, token.indexOf(':')));
            telegram.write(FRIEND, clone, "/start");
            telegram.awaitText(FRIEND, clone, say(Phrase.WELCOME, Map.of("named", "yes", "name", NAME, "points", 10)));
        }

        void runsAGroup() throws IOException, InterruptedException {
            long group = telegram.group(TITLE, WILHELMINA, bot, NEEDED);
            telegram.write(WILHELMINA, group, "/init");
            telegram.awaitText(WILHELMINA, group, say(Phrase.GROUP_REGISTERED, Map.of()));
            telegram.write(WILHELMINA, group, "/activate");
            telegram.awaitText(WILHELMINA, group, say(Phrase.GROUP_ACTIVATED, Map.of()));
        }

        private void says(String text) throws IOException, InterruptedException {
            telegram.write(WILHELMINA, bot, text);
        }

        private JsonNode hears(Phrase phrase, Map<String, ?> arguments) {
            return telegram.awaitText(WILHELMINA, bot, say(phrase, arguments));
        }

        private static String say(Phrase phrase, Map<String, ?> arguments) {
            return PHRASES.say(Language.DE, phrase, arguments);
        }
    }
}
