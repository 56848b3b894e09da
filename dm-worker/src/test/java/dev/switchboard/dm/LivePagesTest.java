package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.job.Job;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see who look who is live. */
class LivePagesTest extends LiveFixture {
    LivePagesTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void buttons_lead_to_the_broadcasts_with_their_viewers() throws InterruptedException {
        list.put(List.of(
                Map.of("username", "Ann.Com", "viewers", 1),
                Map.of("username", "t.me", "viewers", 12_345, "started_at", "2026-01-01T12:00:00Z"),
                Map.of("username", "_nobody_counted_")));
        says(ann, "/start");
        var page = says(ann, "/live");
        assertThat(page.text()).doesNotContain("ann", "t.me");
        assertThat(rows(page).limit(3).map(row -> row.path(0)))
                .extracting(
                        button -> button.path("text").asText(),
                        button -> button.path("url").asText())
                .containsExactly(
                        tuple("t.me · 12,345 viewers", "https://www.instagram.com/t.me/live/"),
                        tuple("ann.com · 1 viewer", "https://www.instagram.com/ann.com/live/"),
                        tuple("_nobody_counted_", "https://www.instagram.com/_nobody_counted_/live/"));
    }

    @Test
    void a_page_speaks_the_persons_language() throws InterruptedException {
        list.put(1);
        says(ann, "/start");
        int points = 10;
        for (var language : Language.values()) {
            aMomentLater();
            var menu = presses(ann, says(ann, "/settings"), language.ownName());
            var page = presses(ann, menu, PHRASES.say(language, Phrase.BUTTON_LIVE));
            assertThat(page.messageId()).isEqualTo(menu.messageId());
            assertThat(LiveList.untimed(page))
                    .isEqualTo(PHRASES.say(
                            language,
                            Phrase.LIVE,
                            Map.of(
                                    "people",
                                    1,
                                    "page",
                                    1,
                                    "pages",
                                    1,
                                    "time",
                                    LiveList.SOME_TIME,
                                    "counted",
                                    "yes",
                                    "points",
                                    --points)));
        }
    }

    @Test
    void who_never_started_the_bot_is_asked_to() throws InterruptedException {
        list.put(1);
        assertThat(says(ann, "/live").text()).contains("/start");
        assertThat(ledger()).isEmpty();
    }

    @Test
    void pages_that_are_gone_show_the_last_one() throws InterruptedException {
        list.put(31);
        says(ann, "/start");
        var page = presses(ann, presses(ann, says(ann, "/live"), NEXT), NEXT);
        list.clear();
        list.put(12);
        page = presses(ann, page, NEXT);
        assertThat(page.text()).contains("Page 2 of 2");
        list.clear();
        assertThat(presses(ann, page, PREVIOUS).text()).startsWith("Nobody is live");
    }

    @Test
    void whoever_looks_again_and_finds_the_same_sees_when_it_was_looked_at() throws InterruptedException {
        list.put(1);
        says(ann, "/start");
        var page = says(ann, "/live");
        clock.advance(Duration.ofSeconds(1));
        var again = presses(ann, page, REFRESH);
        assertThat(again.text()).isNotEqualTo(page.text());
        assertThat(LiveList.untimed(again)).isEqualTo(LiveList.untimed(page));
    }

    @Test
    void an_old_list_is_over_and_a_new_one_costs_a_point() throws InterruptedException {
        list.put(11);
        says(ann, "/start");
        var page = says(ann, "/live");
        clock.advance(Duration.ofMinutes(9));
        page = presses(ann, page, NEXT);
        clock.advance(Duration.ofMinutes(1));
        page = presses(ann, page, PREVIOUS);
        assertThat(page.text()).isEqualTo("This list is out of date. /live shows who is live now.");
        assertThat(presses(ann, page, LIVE_NOW).text()).contains("You have 8 points left.");
    }

    @Test
    void forged_buttons_are_dropped() throws IOException, InterruptedException {
        list.put(1);
        says(ann, "/start");
        says(ann, "/live");
        var mallory = around.telegram().person("Mallory");
        says(mallory, "/start");
        conversations.awaitSettled();
        int calls = around.telegram().calls().size();
        var view = viewOf(ann);
        var forged = List.of(
                "live_page:1:" + view,
                "live_page:1:" + (view + 1_000_000),
                "live_page:1:9999999999999999999999",
                "live_page:0:" + view,
                "live_page:-1:" + view,
                "live_page:99999:" + view,
                "live_page:1",
                "live_page:",
                "live_page",
                "live_page:1:" + view + ";drop table live_views",
                "live_page:1:" + view + ":1");
        for (int i = 0; i < forged.size(); i++) {
            var press = """
                    {"update_id":%d,"callback_query":{"id":"1","chat_instance":"1","data":"%s",
                    "from":{"id":%d,"is_bot":false,"first_name":"Mallory"}}}""".formatted(1000 + i, forged.get(i), mallory.user().id());
            conversations.queue(mallory.user().id(), 1000 + i, new Job.ProcessCallback(new RawJson(press)));
        }
        conversations.awaitSettled();
        assertThat(worker.metrics())
                .contains("switchboard_job_discarded_total{kind=\"process_callback\",reason=\"forged_callback\"} "
                        + forged.size() + ".0");
        assertThat(around.telegram().calls()).hasSize(calls);
        assertThat(conversations.ledger(mallory.user().id())).containsExactly("daily 10 0");
        assertThat(conversations.dead()).isEmpty();
    }

    private long viewOf(EmulatedPerson person) {
        record View(long id) {}
        return around.postgrest()
                .from("live_views")
                .select()
                .where(Filter.eq("bot_id", around.bot().id()))
                .where(Filter.eq("user_id", person.user().id()))
                .first(View.class)
                .orElseThrow()
                .id();
    }
}
