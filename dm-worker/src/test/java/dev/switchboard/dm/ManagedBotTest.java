package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.job.Job;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People have Telegram make bots for the fleet's bot to manage (Bot API 9.6). */
class ManagedBotTest extends CloneFixture {
    ManagedBotTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void a_new_bot_is_offered_where_telegram_lets_the_bot_manage_others() throws InterruptedException {
        var ann = registered("Ann");
        assertThat(says(ann, "/clone")).isEqualTo(said(Phrase.CLONE_ASK_TOKEN));

        around.telegram().letManageBots(around.bot());
        assertThat(says(ann, "/clone")).isEqualTo(said(Phrase.CLONE_OFFER_NEW));
        assertThat(conversations.writes())
                .last()
                .extracting(call -> call.parameters().get("reply_markup"))
                .asString()
                .containsPattern("https://t.me/newbot/switchboard_bot/clone_"
                        + ann.user().id() + "_[a-z0-9]{5}_bot\\b");
        var bot = bot("ann_bot");
        assertThat(says(ann, bot.token())).as("a token will do too").isEqualTo(said(Phrase.CLONE_DONE, bot));
    }

    @Test
    void a_bot_that_a_person_had_made_is_put_to_work_and_told_of_once() throws InterruptedException {
        var ann = manageable("Ann");
        says(ann, "/clone");
        var bot = made(ann);

        assertThat(nextAnswer(ann)).isEqualTo(said(Phrase.MANAGED_BOT_DONE, bot));
        assertThat(row(bot)).satisfies(row -> {
            assertThat(row.role()).isEqualTo("clone");
            assertThat(row.state()).isEqualTo("active");
            assertThat(row.ownerId()).isEqualTo(ann.user().id());
        });
        assertThat(accepted(bot, "setWebhook")).hasSize(1);
        assertThat(says(ann, "hello")).as("no token is waited for").startsWith("Here is what I understand");
        assertThat(conversations
                        .with(bot)
                        .says(around.telegram().person("Bob"), "/start")
                        .text())
                .startsWith("Welcome, Bob!");
    }

    @Test
    void its_owner_is_told_where_telegram_refuses_the_webhook_and_may_try_again() throws InterruptedException {
        var ann = manageable("Ann");
        around.telegram()
                .faults()
                .add(new FaultRule(
                        "setWebhook", null, null, 1, new Fault.Refuse(400, "Bad Request: bad webhook", null)));
        var bot = made(ann);

        assertThat(nextAnswer(ann))
                .startsWith("@made_bot is with me now, but hears nobody yet")
                .contains("bad webhook");
        var page = presses(ann, conversations.says(ann, "/my_bots"), Phrase.BUTTON_RESUME_BOT, bot);
        assertThat(page.text()).contains(said(Phrase.MY_BOT_ACTIVE, bot));
    }

    @Test
    void a_repeated_update_changes_nothing_and_says_nothing() throws InterruptedException {
        var ann = manageable("Ann");
        var bot = around.telegram().managedBot(request("ann_bot"), ann, around.bot());
        var updates = conversations.newUpdates();
        conversations.deliver(ann, updates);
        assertThat(nextAnswer(ann)).isEqualTo(said(Phrase.MANAGED_BOT_DONE, bot));
        var before = row(bot);
        var told = chatOf(ann);

        updates.forEach(update -> conversations.queueAgain(ann.user().id(), update));
        conversations.awaitSettled();
        assertThat(row(bot)).isEqualTo(before);
        assertThat(chatOf(ann)).isEqualTo(told);
    }

    @Test
    void a_replaced_token_is_taken_over_and_a_paused_bot_stays_paused() throws InterruptedException, IOException {
        var ann = manageable("Ann");
        var bot = made(ann);
        nextAnswer(ann);
        presses(ann, conversations.says(ann, "/my_bots"), Phrase.BUTTON_PAUSE_BOT, bot);
        var before = row(bot);

        replaceToken(bot);
        conversations.deliver(ann);
        assertThat(nextAnswer(ann)).isEqualTo(said(Phrase.MANAGED_BOT_RENEWED, bot));
        assertThat(row(bot).state()).isEqualTo("paused");
        assertThat(row(bot).tokenCiphertext()).isNotEqualTo(before.tokenCiphertext());

        presses(ann, conversations.says(ann, "/my_bots"), Phrase.BUTTON_RESUME_BOT, bot);
        assertThat(conversations
                        .with(bot)
                        .says(around.telegram().person("Bob"), "/start")
                        .text())
                .startsWith("Welcome, Bob!");
    }

    @Test
    void a_replaced_token_does_not_bring_back_a_bot_that_its_owner_removed() throws InterruptedException, IOException {
        var ann = manageable("Ann");
        var bot = made(ann);
        nextAnswer(ann);
        var page = presses(ann, conversations.says(ann, "/my_bots"), Phrase.BUTTON_REMOVE_BOT, bot);
        presses(ann, page, Phrase.BUTTON_REMOVE_BOT, bot);
        var told = chatOf(ann);

        replaceToken(bot);
        conversations.deliver(ann);
        conversations.awaitSettled();
        assertThat(row(bot).state()).isEqualTo("revoked");
        assertThat(chatOf(ann)).isEqualTo(told);
        assertThat(accepted(bot, "setWebhook")).hasSize(1);
    }

    @Test
    void an_update_gives_nobody_a_bot_that_somebody_else_has_or_that_is_not_managed() throws InterruptedException {
        var ann = manageable("Ann");
        var mallory = registered("Mallory");
        var bot = made(ann);
        nextAnswer(ann);
        var plain = bot("plain_bot");
        var before = row(bot);
        var told = conversations.writes().size();

        long update = 900_000_000;
        for (var id :
                List.of(bot.id(), plain.id(), around.bot().id(), mallory.user().id(), Long.MAX_VALUE)) {
            forge(
                    mallory,
                    ++update,
                    "{\"user\":%s,\"bot\":{\"id\":%d,\"is_bot\":true,\"first_name\":\"x\"}}"
                            .formatted(user(mallory), id));
        }
        conversations.awaitSettled();
        assertThat(row(bot)).isEqualTo(before);
        assertThat(rows(Filter.eq("owner_id", mallory.user().id()))).isEmpty();
        assertThat(conversations.writes()).hasSize(told);
        assertThat(calls(plain, "setWebhook")).isEmpty();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "7",
                "{\"user\":{\"id\":50,\"is_bot\":false,\"first_name\":\"A\"}}",
                "{\"bot\":{\"id\":60,\"is_bot\":true,\"first_name\":\"B\"}}",
                "{\"user\":{\"id\":50,\"is_bot\":false,\"first_name\":\"A\"},\"bot\":{\"id\":0,\"is_bot\":true,\"first_name\":\"B\"}}",
                "{\"user\":{\"id\":-5,\"is_bot\":false,\"first_name\":\"A\"},\"bot\":{\"id\":6,\"is_bot\":true,\"first_name\":\"B\"}}",
                "{\"user\":{\"first_name\":\"A\"},\"bot\":{\"first_name\":\"B\"}}",
                "{\"user\":{\"id\":50,\"first_name\":\"A\"},\"bot\":{\"id\":1.5,\"first_name\":\"B\"}}"
            })
    void an_update_that_holds_no_person_or_no_bot_is_kept_for_an_operator(String managedBot) {
        forge(around.telegram().person("Mallory"), 1, managedBot);
        assertThat(conversations.awaitDead())
                .singleElement()
                .satisfies(dead -> assertThat(dead.errorClass()).isEqualTo("unreadable_update"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"getManagedBotToken", "getMe", "setWebhook"})
    void a_failure_on_the_way_is_gone_through_again_and_told_of_once(String method) throws InterruptedException {
        var ann = manageable("Ann");
        var request = request("ann_bot");
        long calling = method.equals("getManagedBotToken") ? around.bot().id() : Objects.requireNonNull(request.id());
        around.telegram()
                .faults()
                .add(new FaultRule(method, calling, null, 1, new Fault.Refuse(502, "Bad Gateway", null)));
        around.telegram()
                .faults()
                .add(new FaultRule(
                        method, calling, null, 1, new Fault.Refuse(429, "Too Many Requests: retry after 1", 1)));
        var bot = around.telegram().managedBot(request, ann, around.bot());
        conversations.deliver(ann);

        assertThat(nextAnswer(ann)).isEqualTo(said(Phrase.MANAGED_BOT_DONE, bot));
        conversations.awaitSettled();
        assertThat(chatOf(ann))
                .filteredOn(said(Phrase.MANAGED_BOT_DONE, bot)::equals)
                .hasSize(1);
        assertThat(row(bot).state()).isEqualTo("active");
    }

    @Test
    void one_bot_too_many_is_not_put_to_work() throws InterruptedException {
        var ann = manageable("Ann");
        around.postgrest()
                .from("bots")
                .insert(IntStream.range(0, 20).mapToObj(i -> ownedBot(ann)).toList());
        var bot = made(ann);

        assertThat(nextAnswer(ann)).isEqualTo(said(Phrase.MANAGED_BOT_TOO_MANY, bot));
        assertThat(rows(Filter.eq("id", bot.id()))).isEmpty();
        assertThat(calls(bot, "setWebhook")).isEmpty();
    }

    private static Map<String, Object> ownedBot(EmulatedPerson owner) {
        long id = Surroundings.freeBotId();
        return Map.of(
                "id",
                id,
                "username",
                "bot_" + id,
                "role",
                "clone",
                "owner_id",
                owner.user().id(),
                "token_ciphertext",
                "AAAA",
                "token_key_id",
                "test");
    }

    /** A person of a bot that may manage others. */
    private EmulatedPerson manageable(String name) throws InterruptedException {
        around.telegram().letManageBots(around.bot());
        return registered(name);
    }

    /** A person has a bot made, of which the worker is told. */
    private EmulatedBot made(EmulatedPerson person) {
        var bot = around.telegram().managedBot(request("made_bot"), person, around.bot());
        conversations.deliver(person);
        return bot;
    }

    private String nextAnswer(EmulatedPerson person) throws InterruptedException {
        return Objects.requireNonNull(conversations.awaitAnswer(person).text());
    }

    private void forge(EmulatedPerson person, long updateId, String managedBot) {
        var update = "{\"update_id\":%d,\"managed_bot\":%s}".formatted(updateId, managedBot);
        conversations.queue(person.user().id(), updateId, new Job.ManagedBotUpdated(new RawJson(update)));
    }

    private static String user(EmulatedPerson person) {
        return "{\"id\":%d,\"is_bot\":false,\"first_name\":\"\u202E<b>{0}\"}"
                .formatted(person.user().id());
    }

    private List<BotRow> rows(Filter which) {
        return around.postgrest().from("bots").select().where(which).list(BotRow.class);
    }

    private void replaceToken(EmulatedBot managed) throws IOException, InterruptedException {
        var method = "/bot%s/replaceManagedBotToken?user_id=%d"
                .formatted(around.bot().token(), managed.id());
        var request = HttpRequest.newBuilder(URI.create(around.telegram().address() + method))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
