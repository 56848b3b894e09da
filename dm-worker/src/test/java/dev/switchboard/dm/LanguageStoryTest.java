package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.User;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person's whole life with the bot, once in each language, before one worker. */
@ExtendWith(LocalParts.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(LiveList.LOCK)
class LanguageStoryTest {
    private static final Phrasebook PHRASES = Phrasebook.load();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int MESSAGES_PER_MINUTE = 40;

    private final Surroundings around;
    private final Conversations conversations;
    private final MovableClock clock = new MovableClock();
    private final WorkerOfTests worker;
    private final LiveList list;

    LanguageStoryTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY);
        conversations = new Conversations(around);
        list = new LiveList(around.postgrest());
        var environment = around.environment();
        environment.put("MESSAGES_PER_MINUTE", Integer.toString(MESSAGES_PER_MINUTE));
        worker = WorkerOfTests.start(environment, clock);
    }

    @AfterAll
    void close() throws InterruptedException {
        try (around) {
            worker.drain();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everything_is_said_in_the_persons_language(Language language) throws InterruptedException {
        new Story(language).tell();
    }

    /** What one person does, and hears. */
    private final class Story {
        private final Language language;
        private final EmulatedPerson ann;
        private final String link;

        Story(Language language) {
            this.language = language;
            ann = speaker("Ann");
            link = "https://t.me/switchboard_bot?start=" + ann.user().id();
        }

        void tell() throws InterruptedException {
            list.clear();
            clock.set(NOON);
            beginsAndSettles();
            looksUntilThePointsAreGone();
            earnsByTheLink();
            clonesABot();
            winsAndLosesAGroup();
            hearsThatItWasTooMuch();
        }

        private void beginsAndSettles() throws InterruptedException {
            hears(says("/live"), Phrase.START_FIRST, Map.of());
            hears(says("/start"), Phrase.WELCOME, Map.of("named", "yes", "name", "Ann", "points", 10));
            hears(says("/start"), Phrase.WELCOME_BACK, Map.of("named", "yes", "name", "Ann"));
            var settings = says("/settings");
            hears(settings, Phrase.SETTINGS, Map.of());
            hears(conversations.presses(ann, settings, language.ownName()), Phrase.LANGUAGE_CHOSEN, Map.of());
            assertThat(account()).contains("10").contains(language.ownName());
            hears(says("/cancel"), Phrase.NOTHING_TO_CANCEL, Map.of());
        }

        private void looksUntilThePointsAreGone() throws InterruptedException {
            hears(says("/live"), Phrase.LIVE_NOBODY, Map.of("time", LiveList.SOME_TIME));
            int points = 10;
            for (int people : new int[] {1, 2, 5, 21, 5, 5, 5, 5, 5, 5}) {
                list.clear();
                list.put(people);
                hearsOfLive(says("/live"), people, --points);
                clock.advance(Duration.ofSeconds(10));
            }
            isBeforeMidnight(Duration.ofHours(5));
            var refusal = says("/live");
            hears(refusal, Phrase.LIVE_NO_POINTS, Map.of("hours", 5, "minutes", 0, "points", 10, "link", link));
            isBeforeMidnight(Duration.ofMinutes(21).minusSeconds(5));
            hears(says("/live"), Phrase.LIVE_NO_POINTS, Map.of("hours", 0, "minutes", 21, "points", 10, "link", link));
            hears(
                    conversations.presses(ann, refusal, say(Phrase.BUTTON_REFERRALS, Map.of())),
                    Phrase.REFERRALS,
                    Map.of("link", link, "count", 0, "points", 0));
        }

        private void hearsOfLive(Message page, int people, int points) {
            int pages = (people + 9) / 10;
            hears(
                    page,
                    Phrase.LIVE,
                    Map.of(
                            "people",
                            people,
                            "page",
                            1,
                            "pages",
                            pages,
                            "time",
                            LiveList.SOME_TIME,
                            "counted",
                            "yes",
                            "points",
                            points));
        }

        private void earnsByTheLink() throws InterruptedException {
            conversations.says(speaker("Bob"), "/start " + ann.user().id());
            hears(conversations.awaitAnswer(ann), Phrase.REFERRAL_JOINED, Map.of("points", 10));
            hears(says("/referrals"), Phrase.REFERRALS, Map.of("link", link, "count", 1, "points", 10));
        }

        private void clonesABot() throws InterruptedException {
            var username = "bot_of_" + language.code();
            var bot =
                    around.telegram().bot(new BotFather.Request(Surroundings.freeBotId(), null, username, null, null));
            hears(says("/my_bots"), Phrase.MY_BOTS_NONE, Map.of());
            hears(says("/clone"), Phrase.CLONE_ASK_TOKEN, Map.of());
            hears(says("?"), Phrase.CLONE_NO_TOKEN, Map.of("tokens", "none"));
            assertThat(text(says("/newbot"))).endsWith(say(Phrase.CLONE_AWAITED, Map.of()));
            hears(says(bot.token()), Phrase.CLONE_DONE, Map.of("bot", username));
            assertThat(text(says("/my_bots"))).contains(say(Phrase.MY_BOT_ACTIVE, Map.of("bot", username)));
            var bob = speaker("Bob");
            hears(
                    conversations.with(bot).says(bob, "/start"),
                    Phrase.WELCOME,
                    Map.of("named", "yes", "name", "Bob", "points", 10));
        }

        private void winsAndLosesAGroup() throws InterruptedException {
            conversations.newUpdates();
            var group = around.telegram().group(ChatType.SUPERGROUP, "Cats", ann);
            group.adds(around.bot());
            var scene = new GroupScene(around, conversations, group, ann);
            group.promotes(around.bot(), Set.of("can_delete_messages"));
            hears(
                    scene.says(ann, "/init"),
                    Phrase.GROUP_RIGHTS_MISSING,
                    Map.of(
                            "can_invite_users", "missing",
                            "can_restrict_members", "missing",
                            "can_delete_messages", "there"));
            group.promotes(around.bot(), GroupFixture.NEEDED);
            hears(scene.says(ann, "/init"), Phrase.GROUP_REGISTERED, Map.of());
            hears(scene.says(ann, "/activate"), Phrase.GROUP_ACTIVATED, Map.of());
            conversations.newUpdates();
            assertThat(account())
                    .contains(say(Phrase.ACCOUNT_GROUPS, Map.of("count", 1, "titles", "• Cats", "more", 0)));

            group.kicks(around.bot());
            scene.isChecked();
            hears(
                    conversations.awaitAnswer(ann),
                    Phrase.GROUP_ENDED,
                    Map.of("named", "yes", "group", "Cats", "reason", "bot_removed", "unlimited", "no"));
            conversations.newUpdates();
        }

        private void hearsThatItWasTooMuch() throws InterruptedException {
            var hasty = speaker("Hasty");
            IntStream.rangeClosed(0, MESSAGES_PER_MINUTE)
                    .forEach(_ -> hasty.chatWith(around.bot()).write("/cancel"));
            conversations.deliver(hasty);
            for (int answer = 0; answer < MESSAGES_PER_MINUTE; answer++) {
                hears(conversations.awaitAnswer(hasty), Phrase.NOTHING_TO_CANCEL, Map.of());
            }
            hears(conversations.awaitAnswer(hasty), Phrase.ASKED_TOO_OFTEN, Map.of("most", MESSAGES_PER_MINUTE));
        }

        private String account() throws InterruptedException {
            var text = text(says("/my_account"));
            assertThat(text).doesNotContain("{", "}");
            if (language != Language.EN) {
                assertThat(text).doesNotContain("Your account", "Language:");
            }
            return text;
        }

        private Message says(String text) throws InterruptedException {
            return conversations.says(ann, text);
        }

        /** A message is this phrase, whole, and in no other language. */
        private void hears(Message message, Phrase phrase, Map<String, ?> arguments) {
            assertThat(text(message))
                    .as(phrase.key())
                    .isEqualTo(say(phrase, arguments))
                    .doesNotContain("{", "}", "#");
            if (language != Language.EN) {
                assertThat(text(message)).as(phrase.key()).isNotEqualTo(PHRASES.say(Language.EN, phrase, arguments));
            }
        }

        private String say(Phrase phrase, Map<String, ?> arguments) {
            return PHRASES.say(language, phrase, arguments);
        }

        private EmulatedPerson speaker(String name) {
            return around.telegram()
                    .person(new User(Surroundings.freeBotId(), false, name, null, null, language.code()));
        }

        /** It is so long until the next day begins. */
        private void isBeforeMidnight(Duration left) {
            var tomorrow = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
            clock.set(tomorrow.minus(left));
        }

        private static String text(Message message) {
            return LiveList.untimed(message);
        }
    }
}
