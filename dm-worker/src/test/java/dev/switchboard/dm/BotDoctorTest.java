package dev.switchboard.dm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.switchboard.bots.BotState;
import dev.switchboard.dm.doctor.Diagnosis;
import dev.switchboard.dm.doctor.DoctorWiring;
import dev.switchboard.dm.doctor.Finding;
import dev.switchboard.dm.doctor.Finding.Verdict;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The webhook doctor visits a bot. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class BotDoctorTest {
    private static final Set<String> NEEDED = Set.of("can_invite_users", "can_restrict_members", "can_delete_messages");
    private static final Phrasebook PHRASES = Phrasebook.load();
    private static final String KEY =
            Base64.getEncoder().encodeToString("a key of thirty-two bytes, so be".getBytes(UTF_8));

    private final Surroundings around;
    private final HttpClient http = HttpClient.newHttpClient();

    BotDoctorTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY);
    }

    @AfterEach
    void close() {
        http.close();
        around.close();
    }

    @Test
    void a_new_bot_gets_all_that_it_needs_and_a_second_visit_changes_nothing()
            throws IOException, InterruptedException {
        var first = visit(true);
        assertThat(first.isWell()).isTrue();
        assertThat(verdicts(first)).containsExactly(Verdict.REPAIRED, Verdict.REPAIRED);
        assertThat(call("getWebhookInfo", Map.of()))
                .contains(Surroundings.WEBHOOK_URL, "managed_bot", "\"max_connections\":40");
        assertThat(call("getMyCommands", Map.of("scope", scope("all_private_chats"), "language_code", "de")))
                .contains("\"my_bots\"", PHRASES.say(Language.DE, Phrase.COMMAND_MY_BOTS))
                .doesNotContain("activate");
        assertThat(call("getMyCommands", Map.of("scope", scope("all_chat_administrators"))))
                .contains("\"activate\"", PHRASES.say(Language.EN, Phrase.COMMAND_ACTIVATE))
                .doesNotContain("my_bots");

        int set = calls("setMyCommands").size();
        assertThat(set).as("two audiences, eight languages and any other").isEqualTo(18);
        var second = visit(true);
        assertThat(second.findings()).allMatch(finding -> finding.verdict() == Verdict.FINE);
        assertThat(calls("setMyCommands")).hasSize(set);
    }

    @Test
    void a_check_tells_what_is_wrong_and_changes_nothing() {
        var checked = visit(false);
        assertThat(checked.isWell()).isFalse();
        assertThat(verdicts(checked)).containsExactly(Verdict.REPAIRABLE, Verdict.REPAIRABLE);
        assertThat(calls("setWebhook")).isEmpty();
        assertThat(calls("setMyCommands")).isEmpty();
    }

    @Test
    void a_name_that_was_changed_is_learned() {
        visit(true);
        var bot = Filter.eq("id", around.bot().id());
        around.postgrest().from("bots").update(Map.of("username", "old_bot"), bot);

        var found = new Finding(Verdict.REPAIRABLE, "name", "@old_bot is called @switchboard_bot now");
        assertThat(visit(false).findings()).contains(found);
        assertThat(visit(true).findings()).contains(new Finding(Verdict.REPAIRED, "name", found.detail()));
        assertThat(visit(true).name()).isEqualTo("@switchboard_bot");
        assertThat(visit(true).findings()).allMatch(finding -> finding.verdict() == Verdict.FINE);
    }

    @ParameterizedTest
    @CsvSource({
        "url,http://127.0.0.1:9/elsewhere,the address was http://127.0.0.1:9/elsewhere",
        "allowed_updates,[\"message\"],allowed_updates",
        "max_connections,7,max_connections was 7",
        "secret_token,another,the secret token was another"
    })
    void what_somebody_changed_is_changed_back(String parameter, String value, String found)
            throws IOException, InterruptedException {
        visit(true);
        var parameters = new HashMap<>(calls("setWebhook").getLast().parameters());
        parameters.put(parameter, value);
        var damage = await().until(() -> call("setWebhook", parameters), answer -> !answer.contains("retry after"));
        assertThat(damage).contains("\"ok\":true");

        var repaired = visit(true);
        assertThat(repaired.isWell()).isTrue();
        assertThat(repaired.findings())
                .filteredOn(finding -> finding.verdict() == Verdict.REPAIRED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains(found));
        assertThat(visit(true).findings()).allMatch(finding -> finding.verdict() == Verdict.FINE);
        assertThat(details(repaired))
                .noneMatch(detail -> detail.contains(around.bot().token()));
    }

    @Test
    void commands_in_one_language_that_somebody_changed_are_set_again() throws IOException, InterruptedException {
        visit(true);
        call("deleteMyCommands", Map.of("scope", scope("all_private_chats"), "language_code", "tr"));
        assertThat(details(visit(true))).contains("private chats: tr");
    }

    @Test
    void a_group_in_which_the_bot_lacks_a_right_or_is_no_more_is_noted() {
        visit(true);
        var fine = group("Fine", NEEDED, "active");
        var poor = group("Poor", Set.of("can_invite_users"), "active");
        var left = group("Left", NEEDED, "registered");
        left.kicks(around.bot());
        var over = group("Over", Set.of(), "inactive");

        var diagnosis = visit(true);
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.about().equals("groups"))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.NOTED, Verdict.NOTED);
        assertThat(details(diagnosis))
                .anyMatch(detail ->
                        detail.equals(poor.id() + ": the bot lacks can_restrict_members, can_delete_messages"))
                .anyMatch(detail -> detail.startsWith(left.id() + ": "))
                .noneMatch(detail -> detail.startsWith(fine.id() + ":") || detail.startsWith(over.id() + ":"));
    }

    @Test
    void a_token_under_an_old_key_is_encrypted_anew_also_of_a_paused_bot() {
        around.store(around.bot().token(), BotState.PAUSED);
        var environment = around.environment();
        environment.compute("BOT_TOKEN_KEYS", (_, keys) -> "new:" + KEY + "," + keys);
        try (var wiring = wiring(environment)) {
            long bot = around.bot().id();
            assertThat(verdicts(wiring.doctor().visit(bot, false))).containsExactly(Verdict.REPAIRABLE);
            assertThat(verdicts(wiring.doctor().visit(bot, true))).containsExactly(Verdict.REPAIRED);
            assertThat(wiring.doctor().visit(bot, true).findings())
                    .as("a paused bot that leads elsewhere is left alone")
                    .isEmpty();
        }
        environment.put("BOT_TOKEN_KEYS", "new:" + KEY);
        try (var wiring = wiring(environment)) {
            assertThat(wiring.doctor().visit(around.bot().id(), true).isWell())
                    .as("the old key can go")
                    .isTrue();
        }
        assertThat(calls("setWebhook")).isEmpty();
    }

    @Test
    void a_paused_bot_that_leads_here_gets_a_new_secret_and_nothing_else() {
        visit(true);
        around.store(around.bot().token(), BotState.PAUSED);
        var environment = around.environment();
        environment.put("WEBHOOK_MASTER_SECRET", "another-master-secret-of-32-bytes-or-more");
        try (var wiring = wiring(environment)) {
            var diagnosis = wiring.doctor().visit(around.bot().id(), true);
            assertThat(diagnosis.findings())
                    .containsExactly(new Finding(Verdict.REPAIRED, "webhook", "the secret token was another"));
        }
    }

    @Test
    void a_bot_that_manages_groups_gets_its_webhook_and_no_commands() {
        around.postgrest()
                .from("bots")
                .update(Map.of("role", "group"), Filter.eq("id", around.bot().id()));
        assertThat(visit(true).findings())
                .extracting(Finding::about, Finding::verdict)
                .containsExactly(tuple("webhook", Verdict.REPAIRED));
        assertThat(calls("setMyCommands")).isEmpty();
    }

    @Test
    void deliveries_that_fail_are_told_of() {
        visit(true);
        around.telegram().person("Ann").chatWith(around.bot()).write("/start");
        await("a failed delivery").atMost(Surroundings.PATIENCE).untilAsserted(() -> {
            assertThat(visit(false).isWell()).isFalse();
        });
        assertThat(details(visit(true)))
                .contains("1 update waits")
                .anyMatch(detail -> detail.startsWith("last error, 20"));
    }

    @Test
    void a_token_that_telegram_knows_no_more_or_that_cannot_be_read_keeps_the_doctor_from_no_other_bot() {
        around.store(around.bot().id() + ":AAE_nobody-knows-this-token-of-ours");
        long unreadable = Surroundings.freeBotId();
        around.postgrest()
                .from("bots")
                .insert(List.of(Map.of(
                        "id", unreadable,
                        "username", "odd_bot",
                        "role", "clone",
                        "token_ciphertext", "AAAA",
                        "token_key_id", "lost")));
        var diagnoses = new ArrayList<Diagnosis>();
        try (var wiring = wiring(around.environment())) {
            wiring.doctor().visitAll(false, diagnoses::add);
        }
        around.postgrest().from("bots").delete(Filter.eq("id", unreadable));

        assertThat(diagnoses)
                .filteredOn(diagnosis -> diagnosis.bot() == around.bot().id())
                .singleElement()
                .satisfies(diagnosis -> assertThat(details(diagnosis))
                        .isNotEmpty()
                        .allMatch(detail -> detail.endsWith("Telegram knows the bot's token no more")));
        assertThat(diagnoses)
                .filteredOn(diagnosis -> diagnosis.bot() == unreadable)
                .singleElement()
                .satisfies(diagnosis -> assertThat(verdicts(diagnosis)).containsExactly(Verdict.BROKEN));
    }

    @Test
    void a_telegram_that_is_away_is_told_of_without_a_token() {
        var environment = around.environment();
        environment.put("TELEGRAM_API_URL", "http://127.0.0.1:9");
        try (var wiring = wiring(environment)) {
            var diagnosis = wiring.doctor().visit(around.bot().id(), true);
            assertThat(verdicts(diagnosis)).containsOnly(Verdict.BROKEN);
            assertThat(details(diagnosis))
                    .allMatch(detail -> detail.contains("Telegram did not answer"))
                    .noneMatch(detail -> detail.contains(around.bot().token()));
        }
    }

    private Diagnosis visit(boolean mayRepair) {
        try (var wiring = wiring(around.environment())) {
            return wiring.doctor().visit(around.bot().id(), mayRepair);
        }
    }

    private DoctorWiring wiring(Map<String, String> environment) {
        return new DoctorWiring(around.postgrest(), environment);
    }

    private EmulatedGroup group(String title, Set<String> rights, String state) {
        var owner = around.telegram().person("Owner of " + title);
        var group = around.telegram().group(ChatType.SUPERGROUP, title, owner);
        group.adds(around.bot());
        group.promotes(around.bot(), rights);
        var row = new HashMap<String, Object>(
                Map.of("bot_id", around.bot().id(), "chat_id", group.id(), "title", title, "state", state));
        if (state.equals("active")) {
            row.put("activated_at", "2026-01-01T00:00:00Z");
            // not due: the workers of other tests look at what is, and know no such bot
            row.put("checked_at", Instant.now());
        } else if (state.equals("inactive")) {
            row.put("inactive_reason", "kicked");
        }
        around.postgrest().from("managed_groups").insert(List.of(row));
        return group;
    }

    private static List<Verdict> verdicts(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::verdict).toList();
    }

    private static List<String> details(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::detail).toList();
    }

    private List<Call> calls(String method) {
        return around.telegram().calls().stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList();
    }

    private static String scope(String type) {
        return "{\"type\":\"" + type + "\"}";
    }

    private String call(String method, Map<String, String> parameters) throws IOException, InterruptedException {
        var query = new StringBuilder();
        parameters.forEach(
                (name, value) -> query.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
        var address = "%s/bot%s/%s?%s"
                .formatted(around.telegram().address(), around.bot().token(), method, query);
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
