package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.job.Job;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What it costs to look who is live. */
class LivePointsTest extends LiveFixture {
    LivePointsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void the_first_page_costs_a_point_and_turning_pages_nothing() throws InterruptedException {
        list.put(23);
        says(ann, "/start");
        var page = says(ann, "/live");
        assertThat(LiveList.untimed(page))
                .isEqualTo("🔴 23 people are live on Instagram now.\nPage 1 of 3 · 12:34:56 UTC\n\n"
                        + "You have 9 points left. Turning pages and refreshing cost nothing.");
        assertThat(people(page)).containsExactlyElementsOf(names(23, 14));
        assertThat(buttons(page)).doesNotContain(PREVIOUS).contains(REFRESH, NEXT);

        page = presses(ann, page, NEXT);
        assertThat(people(page)).containsExactlyElementsOf(names(13, 4));
        page = presses(ann, page, NEXT);
        assertThat(people(page)).containsExactlyElementsOf(names(3, 1));
        assertThat(buttons(page)).contains(PREVIOUS, REFRESH).doesNotContain(NEXT);
        list.put(24);
        page = presses(ann, page, REFRESH);
        assertThat(LiveList.untimed(page))
                .startsWith("🔴 24 people are live on Instagram now.\nPage 3 of 3 · 12:34:56 UTC\n\nYou have 9 points");
        page = presses(ann, page, PREVIOUS);
        assertThat(page.text()).contains("Page 2 of 3");
        assertThat(ledger()).containsExactly("daily 10 0", "live -1 0");
    }

    @Test
    void an_empty_list_is_said_and_not_charged() throws InterruptedException {
        says(ann, "/start");
        var answer = says(ann, "/live");
        assertThat(LiveList.untimed(answer))
                .startsWith("Nobody is live on Instagram right now (12:34:56 UTC). This cost you nothing");
        list.put(1);
        assertThat(presses(ann, answer, LIVE_NOW).text()).contains("You have 9 points left.");
        assertThat(ledger()).containsExactly("daily 10 0", "live -1 0");
    }

    @Test
    void points_run_out_daily_ones_first_and_come_back_at_midnight() throws InterruptedException {
        list.put(1);
        clock.set(Instant.parse("2026-03-01T20:58:00Z"));
        says(ann, "/start");
        says(around.telegram().person("Bob"), "/start " + ann.user().id());
        assertThat(conversations.awaitAnswer(ann).text()).contains("You earned 10 points!");
        assertThat(says(ann, "/live").text()).contains("You have 19 points left.");
        looks(18);
        aMomentLater();
        assertThat(says(ann, "/live").text()).contains("You have no points left. Turning pages");
        aMomentLater();
        var refusal = says(ann, "/live");
        assertThat(refusal.text())
                .startsWith("You have no points left. New ones come in about 3 hours, at midnight UTC.")
                .endsWith("brings you 10 points that last:\nhttps://t.me/switchboard_bot?start="
                        + ann.user().id());
        assertThat(presses(ann, refusal, PHRASES.say(Language.EN, Phrase.BUTTON_REFERRALS))
                        .text())
                .contains("1 person has joined through it");

        clock.advance(Duration.ofHours(4));
        assertThat(says(ann, "/live").text()).contains("You have 9 points left.");
        assertThat(ledger())
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("daily 10 0", "referral 0 10"),
                                Stream.generate(() -> "live -1 0").limit(10),
                                Stream.generate(() -> "live 0 -1").limit(10),
                                Stream.of("daily 10 0", "live -1 0"))
                        .flatMap(lines -> lines)
                        .toList());
    }

    @Test
    void unspent_daily_points_are_gone_the_next_day_and_earned_ones_stay() throws InterruptedException {
        list.put(1);
        clock.set(Instant.parse("2026-03-01T12:00:00Z"));
        says(ann, "/start");
        says(around.telegram().person("Bob"), "/start " + ann.user().id());
        conversations.awaitAnswer(ann);
        says(ann, "/live");
        clock.advance(Duration.ofDays(3));
        assertThat(says(ann, "/live").text()).contains("You have 19 points left.");
        assertThat(ledger())
                .containsExactly("daily 10 0", "referral 0 10", "live -1 0", "expired -9 0", "daily 10 0", "live -1 0");
    }

    @Test
    void unlimited_points_are_not_counted() throws InterruptedException {
        list.put(1);
        says(ann, "/start");
        around.postgrest()
                .from("managed_groups")
                .insert(List.of(Map.of(
                        "bot_id", around.bot().id(),
                        "chat_id", -1001,
                        "state", "active",
                        "activated_by", ann.user().id(),
                        "activated_at", clock.instant(),
                        "checked_at", Instant.now())));
        var page = says(ann, "/live");
        assertThat(page.text()).endsWith("Your points are unlimited.");
        list.put(2);
        assertThat(presses(ann, page, REFRESH).text()).startsWith("🔴 2 people");
        assertThat(ledger()).containsExactly("daily 10 0");
    }

    @Test
    void two_presses_at_once_show_one_list_and_cost_one_point() throws InterruptedException {
        list.put(1);
        says(ann, "/start");
        looks(9);
        aMomentLater();
        var menu = says(ann, "/start");
        var chat = ann.chatWith(around.bot());
        chat.press(menu, LIVE_NOW);
        chat.press(menu, LIVE_NOW);
        conversations.awaitAnswered(conversations.deliver(ann));
        // both change the same message, the second one last
        assertThat(conversations.awaitAnswer(ann).text()).contains("Page 1 of 1", "You have no points left.");
        assertThat(ledger()).filteredOn(line -> line.startsWith("live")).hasSize(10);
    }

    @Test
    void a_list_is_the_same_for_ten_seconds_from_its_payment() throws InterruptedException {
        list.put(1);
        clock.set(Instant.parse("2026-03-01T12:00:00Z"));
        says(ann, "/start");
        says(ann, "/live");
        clock.set(Instant.parse("2026-03-01T12:00:02Z"));
        assertThat(says(ann, "/live").text()).contains("You have 9 points left.");
        list.clear();
        assertThat(says(ann, "/live").text()).startsWith("Nobody is live");
        list.put(1);
        clock.set(Instant.parse("2026-03-01T12:00:30Z"));
        assertThat(says(ann, "/live").text()).contains("You have 8 points left.");
        assertThat(ledger()).filteredOn(line -> line.startsWith("live")).hasSize(2);
    }

    @Test
    void a_page_that_sqs_brings_twice_is_charged_and_shown_once() throws InterruptedException {
        list.put(1);
        says(ann, "/start");
        var press = new RawJson("""
                {"update_id":77,"message":{"message_id":1,"date":1700000000,"text":"/live",
                "chat":{"id":%1$d,"type":"private","first_name":"Ann"},
                "from":{"id":%1$d,"is_bot":false,"first_name":"Ann"}}}""".formatted(ann.user().id()));
        var job = conversations.queue(ann.user().id(), 77, new Job.ProcessPrivateMessage(press));
        conversations.queueAgain(ann.user().id(), 77, new Job.ProcessPrivateMessage(press));
        conversations.awaitAnswered(List.of(job));
        conversations.awaitSettled();
        assertThat(ledger()).containsExactly("daily 10 0", "live -1 0");
        assertThat(conversations.acceptedWrites()).hasSize(2);
    }

    /** Ann presses the button under messages that Telegram shows no more: each press is answered by a new message. */
    private void looks(int times) throws InterruptedException {
        for (int press = 0; press < times; press++) {
            aMomentLater();
            var update = """
                    {"update_id":%1$d,"callback_query":{"id":"%1$d","chat_instance":"1","data":"check_live",
                    "from":{"id":%2$d,"is_bot":false,"first_name":"Ann"}}}""".formatted(1000 + press, ann.user().id());
            conversations.queue(ann.user().id(), 1000 + press, new Job.ProcessCallback(new RawJson(update)));
            assertThat(conversations.awaitAnswer(ann).text()).contains("Page 1 of 1");
        }
    }

    private static List<String> names(int from, int to) {
        return IntStream.iterate(from, name -> name >= to, name -> name - 1)
                .mapToObj(LiveList::name)
                .toList();
    }

    /** Returns whom the page names. */
    private static List<String> people(Message page) {
        return buttons(page).stream()
                .filter(text -> text.startsWith("person_"))
                .map(text -> text.substring(0, text.indexOf(' ')))
                .toList();
    }
}
