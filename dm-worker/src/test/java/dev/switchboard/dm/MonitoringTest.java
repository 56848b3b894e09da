package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.monitoring.AnalyticsTracker;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.job.Job;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestFunction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted of people's conversations, and what is not said of them. */
class MonitoringTest extends WorkerFixture {
    private static final Pattern TAG = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    /** Every word that may stand in a tag of ours; ids of bots and bounds of histograms are numbers. */
    private static final Set<String> TAG_VALUES =
            Set.of(("start help settings set_language other done repeated failed discarded given "
                            + "process_private_message process_callback tell_person "
                            + "dm_queue_high dm_queue_normal dm_queue_low dm_queue_dlq true false "
                            + "errors lag day week month registered chose_language asked_live brought_somebody "
                            + "unknown_button forged_callback discard "
                            + "messages presses admitted refused refused_with_notice away cancel")
                    .split(" "));

    MonitoringTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void a_command_is_counted_once_however_often_its_job_comes() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        clock.set(Instant.parse("2031-05-01T23:59:00Z"));
        conversations.says(ann, "/start");
        var help = help(ann, 900_000_077);
        conversations.queue(ann.user().id(), 900_000_077, help);
        conversations.queueAgain(ann.user().id(), 900_000_077, help);
        conversations.awaitAnswer(ann);
        conversations.awaitSettled();
        conversations.says(ann, "anything");
        clock.set(Instant.parse("2031-05-02T00:00:01Z"));
        conversations.says(ann, "/help");

        assertThat(activity(ann))
                .containsExactly("2031-05-01 help 1", "2031-05-01 other 1", "2031-05-01 start 1", "2031-05-02 help 1");
    }

    @Test
    void active_people_and_the_funnel_are_right_from_day_to_day() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        var bob = around.telegram().person("Bob");
        clock.set(Instant.parse("2031-05-01T12:00:00Z"));
        var welcome = conversations.says(ann, "/start");
        conversations.presses(ann, welcome, "Deutsch");
        conversations.says(bob, "/start " + ann.user().id());
        assertThat(conversations.awaitAnswer(ann).text()).contains("10 Punkte");
        assertThat(figures())
                .as("she brought somebody, but has not come to that step yet")
                .isEqualTo(new Figures(2, 2, 2, 2, 1, 0, 0));

        clock.set(Instant.parse("2031-05-02T00:00:01Z"));
        conversations.says(ann, "/live");
        conversations.says(ann, "/live");
        assertThat(figures()).isEqualTo(new Figures(1, 2, 2, 2, 1, 1, 1));

        clock.set(Instant.parse("2031-05-08T12:00:00Z"));
        conversations.says(around.telegram().person("Cid"), "/start");
        assertThat(figures()).isEqualTo(new Figures(1, 2, 3, 3, 1, 1, 1));

        clock.set(Instant.parse("2031-06-01T12:00:00Z"));
        assertThat(figures()).isEqualTo(new Figures(0, 0, 1, 3, 1, 1, 1));
    }

    @Test
    void the_funnel_counts_at_each_step_those_of_the_step_before() throws InterruptedException {
        clock.set(Instant.parse("2031-05-01T12:00:00Z"));
        var ann = around.telegram().person("Ann");
        var bob = around.telegram().person("Bob");
        var cid = around.telegram().person("Cid");
        conversations.says(ann, "/help");
        assertThat(figures()).as("she never started").isEqualTo(new Figures(0, 0, 0, 0, 0, 0, 0));

        conversations.says(ann, "/start");
        conversations.says(ann, "/live");
        assertThat(figures()).as("without a language").isEqualTo(new Figures(1, 1, 1, 1, 0, 0, 0));

        conversations.presses(bob, conversations.says(bob, "/start"), "Deutsch");
        conversations.says(cid, "/start " + bob.user().id());
        conversations.awaitAnswer(bob);
        assertThat(figures()).as("without /live").isEqualTo(new Figures(3, 3, 3, 3, 1, 0, 0));

        conversations.says(bob, "/live");
        assertThat(figures()).as("all the way").isEqualTo(new Figures(3, 3, 3, 3, 1, 1, 1));
    }

    @Test
    void a_referral_is_counted_with_whoever_brought_somebody_and_makes_nobody_active() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        clock.set(Instant.parse("2031-05-01T12:00:00Z"));
        conversations.says(ann, "/start");
        clock.set(Instant.parse("2031-05-02T12:00:00Z"));
        for (var name : List.of("Bob", "Cid")) {
            conversations.says(
                    around.telegram().person(name), "/start " + ann.user().id());
            conversations.awaitAnswer(ann);
        }

        assertThat(activity(ann)).containsExactly("2031-05-01 start 1", "2031-05-02 referral 2");
        assertThat(figures().day()).as("Bob and Cid").isEqualTo(2);
    }

    @Test
    void somebody_who_is_active_with_two_bots_is_one_person() {
        // nobody else is active so late
        clock.set(Instant.parse("2199-01-01T12:00:00Z"));
        long one = around.bot().id();
        long other = one + 1_000_000_000;
        around.postgrest()
                .from("bots")
                .insert(List.of(Map.of(
                        "id", other, "username", "x", "role", "main", "token_ciphertext", "x", "token_key_id", "x")));
        around.postgrest().from("people").insert(List.of(personOf(one), personOf(other)));
        around.postgrest().from("user_activity").insert(List.of(activityOf(one), activityOf(other)));

        var meters = new SimpleMeterRegistry();
        new AnalyticsTracker(around.postgrest(), clock, meters).run();
        assertThat(meters.get("switchboard.dm.people.active").gauges())
                .hasSize(3)
                .allSatisfy(gauge -> assertThat(gauge.value()).isOne());
    }

    private static Map<String, Object> personOf(long bot) {
        return Map.of("bot_id", bot, "user_id", 77);
    }

    private Map<String, Object> activityOf(long bot) {
        return Map.of(
                "bot_id",
                bot,
                "user_id",
                77,
                "day",
                "2199-01-01",
                "command",
                "help",
                "first_at",
                clock.instant(),
                "last_at",
                clock.instant());
    }

    @Test
    void activity_is_kept_for_400_days() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        clock.set(Instant.now().minus(Duration.ofDays(402)));
        conversations.says(ann, "/start");
        clock.set(Instant.now().minus(Duration.ofDays(399)));
        conversations.says(ann, "/help");
        worker.does("purge");

        assertThat(activity(ann)).singleElement().asString().endsWith("help 1");
    }

    @Test
    void metrics_name_words_of_ours_only() throws IOException, InterruptedException {
        var ann = around.telegram().person("Zephyrine");
        var welcome = conversations.says(ann, "/start 777000777");
        conversations.presses(ann, welcome, "Deutsch");
        conversations.says(ann, "/xyzzy plugh");
        conversations.says(ann, "my password is swordfish");
        conversations.says(ann, "/settings");
        conversations.awaitSettled();
        worker.does("analytics");

        var page = worker.metrics();
        assertThat(page)
                .contains("switchboard_dm_commands_seconds_count{command=\"start\",result=\"done\"} 1")
                .contains("switchboard_dm_commands_seconds_count{command=\"other\",result=\"done\"} 2")
                .contains("switchboard_dm_answer_lag_seconds_count{kind=\"process_callback\",result=\"given\"} 1")
                .contains("switchboard_dm_degraded{cause=\"errors\"} 0.0")
                .contains("switchboard_dm_people_active{period=\"month\"} ")
                .contains("switchboard_dm_people_funnel{step=\"registered\"} ")
                .doesNotContain(
                        "Zephyrine",
                        "xyzzy",
                        "swordfish",
                        "777000777",
                        Long.toString(ann.user().id()));
        assertThat(page.lines().filter(line -> line.startsWith("switchboard_")).flatMap(this::strangeTags))
                .isEmpty();
    }

    @Test
    void activity_and_metrics_count_by_the_same_words() throws IOException, InterruptedException {
        var ann = around.telegram().person("Ann");
        var welcome = conversations.says(ann, "/start");
        var menu = conversations.presses(ann, welcome, "English");
        menu = conversations.presses(ann, conversations.presses(ann, menu, "\uD83E\uDD16 My bots"), "⬅️ Back");
        conversations.presses(ann, menu, "\uD83D\uDD34 Live now");
        for (var text : List.of("/live", "/init", "hello", "/settings", "/clone", "no token", "/cancel")) {
            conversations.says(ann, text);
        }
        conversations.awaitSettled();

        var page = worker.metrics();
        assertThat(activity(ann)).hasSize(12).allSatisfy(counted -> {
            var words = counted.split(" ", -1);
            assertThat(page)
                    .contains("switchboard_dm_commands_seconds_count{command=\"%s\",result=\"done\"} %s"
                            .formatted(words[1], words[2]));
        });
    }

    private Stream<String> strangeTags(String line) {
        return TAG.matcher(line).results().filter(tag -> !isOurs(tag)).map(MatchResult::group);
    }

    private static boolean isOurs(MatchResult tag) {
        return switch (tag.group(1)) {
            case "le" -> tag.group(2).matches("[0-9.E-]+|\\+Inf");
            default -> TAG_VALUES.contains(tag.group(2));
        };
    }

    private Figures figures() {
        return around.postgrest()
                .call(
                        PostgrestFunction.sentOnce("people_figures", Figures.class),
                        Map.of("as_of", clock.instant(), "bot_id", around.bot().id()));
    }

    record Figures(
            int day, int week, int month, int registered, int choseLanguage, int askedLive, int broughtSomebody) {}

    private static Job.ProcessPrivateMessage help(EmulatedPerson person, long update) {
        return new Job.ProcessPrivateMessage(
                new RawJson("""
                {"update_id":%1$d,"message":{"message_id":1,"date":1700000000,"text":"/help",
                "chat":{"id":%2$d,"type":"private"},"from":{"id":%2$d,"is_bot":false,"first_name":"Ann"}}}""".formatted(update, person.user().id())));
    }

    private List<String> activity(EmulatedPerson person) {
        return around
                .postgrest()
                .from("user_activity")
                .select()
                .where(Filter.eq("bot_id", around.bot().id()))
                .where(Filter.eq("user_id", person.user().id()))
                .list(Activity.class)
                .stream()
                .map(active -> active.day() + " " + active.command() + " " + active.count())
                .sorted()
                .toList();
    }

    record Activity(LocalDate day, String command, int count) {}
}
