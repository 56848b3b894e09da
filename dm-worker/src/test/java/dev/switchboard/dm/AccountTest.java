package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people have with a bot, as they see it: points, a language, referrals. */
class AccountTest extends WorkerFixture {
    private static final Phrasebook PHRASES = Phrasebook.load();

    AccountTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void buttons_lead_through_the_menu_in_one_message() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        says(ann, "/start");
        var menu = says(ann, "/start");
        for (var phrase :
                new Phrase[] {Phrase.BUTTON_ACCOUNT, Phrase.BUTTON_REFERRALS, Phrase.BUTTON_SETTINGS, Phrase.BUTTON_HELP
                }) {
            var page = presses(ann, menu, PHRASES.say(Language.EN, phrase));
            menu = presses(ann, page, PHRASES.say(Language.EN, Phrase.BUTTON_BACK));
            assertThat(menu.messageId()).isEqualTo(page.messageId());
        }
    }

    @Test
    void whoever_brings_a_new_person_earns_points_and_is_told_once() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        var bob = around.telegram().person("Bob");
        says(ann, "/start");
        assertThat(says(bob, "/start " + ann.user().id()).text()).startsWith("Welcome, Bob!");
        assertThat(conversations.awaitAnswer(ann).text()).contains("You earned 10 points!");
        says(bob, "/start " + ann.user().id());
        says(ann, "/start " + bob.user().id());
        conversations.awaitSettled();

        assertThat(says(ann, "/referrals").text())
                .contains("https://t.me/switchboard_bot?start=" + ann.user().id())
                .contains("1 person has joined through it. It earned you 10 points.");
        assertThat(says(ann, "/my_account").text()).contains("Earned points: 10", "Referrals: 1");
        assertThat(says(bob, "/my_account").text()).contains("Earned points: 0", "Referrals: 0");
        assertThat(conversations.ledger(ann.user().id())).containsExactly("daily 10 0", "referral 0 10");
    }

    @Test
    void what_the_link_earned_is_what_the_ledger_says() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        says(ann, "/start");
        says(around.telegram().person("Bob"), "/start " + ann.user().id());
        conversations.awaitAnswer(ann);
        // as it would stand there if referrals had once brought less, and one of the people is gone
        around.postgrest()
                .from("point_entries")
                .insert(List.of(Map.of(
                        "bot_id",
                        around.bot().id(),
                        "user_id",
                        ann.user().id(),
                        "reason",
                        "referral",
                        "daily_change",
                        0,
                        "earned_change",
                        7,
                        "happened_at",
                        clock.instant())));

        assertThat(says(ann, "/referrals").text()).contains("1 person", "It earned you 17 points.");
    }

    @Test
    void all_of_the_ledger_is_dated_by_the_workers_clock() throws InterruptedException {
        clock.advance(Duration.ofDays(3));
        var ann = around.telegram().person("Ann");
        var bob = around.telegram().person("Bob");
        says(ann, "/start");
        says(bob, "/start " + ann.user().id());
        conversations.awaitAnswer(ann);

        var dated = around.postgrest()
                .from("point_entries")
                .select("happened_at")
                .where(Filter.eq("bot_id", around.bot().id()))
                .list(Dated.class);
        assertThat(dated)
                .as("two days' points and a referral")
                .hasSize(3)
                .allSatisfy(entry ->
                        assertThat(entry.happenedAt()).isAfter(Instant.now().plus(Duration.ofDays(2))));
    }

    record Dated(Instant happenedAt) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "self",
                "999999999",
                "no number",
                "-5",
                "0",
                "1e3",
                "99999999999999999999",
                "\uD83D\uDE00",
                "<b>*_`[",
                "\u202E\u05D0\u05D1\u200F",
                "zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_-zZ9_"
            })
    void what_is_no_known_referrer_gives_nothing(String argument) throws InterruptedException {
        var ann = around.telegram().person("Ann");
        assertThat(says(
                                ann,
                                "/start "
                                        + argument.replace(
                                                "self", Long.toString(ann.user().id())))
                        .text())
                .startsWith("Welcome, Ann!");
        conversations.awaitSettled();
        assertThat(conversations.depth(QueueName.DM_QUEUE_NORMAL)).isZero();
        assertThat(says(ann, "/referrals").text()).contains("Nobody has joined through it yet");
    }

    @Test
    void daily_points_come_each_utc_day_and_do_not_pile_up() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        clock.set(Instant.parse("2026-03-01T23:58:00Z"));
        says(ann, "/start");
        assertThat(says(ann, "/my_account").text()).contains("Points for today: 10");
        clock.set(Instant.parse("2026-03-02T00:00:01Z"));
        assertThat(says(ann, "/my_account").text()).contains("Points for today: 10");
        assertThat(conversations.ledger(ann.user().id())).containsExactly("daily 10 0", "expired -10 0", "daily 10 0");
    }

    @Test
    void who_never_started_the_bot_is_asked_to_and_not_registered() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        for (var command : new String[] {"/my_account", "/referrals", "/settings"}) {
            assertThat(says(ann, command).text()).contains("/start");
        }
        assertThat(conversations.person(ann.user().id())).isNull();
    }

    private Message says(EmulatedPerson person, String text) throws InterruptedException {
        return conversations.says(person, text);
    }

    private Message presses(EmulatedPerson person, Message message, String button) throws InterruptedException {
        return conversations.presses(person, message, button);
    }
}
