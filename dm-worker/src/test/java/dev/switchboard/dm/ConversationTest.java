package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.bots.BotState;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobId;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people do and what the bot says to it, with a real queue, a real Supabase and an emulated Telegram. */
class ConversationTest extends WorkerFixture {
    private static final String HELP = "Here is what I understand:";

    ConversationTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void start_registers_and_answers_and_the_second_one_welcomes_back() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        var chat = ann.chatWith(around.bot());
        chat.write("/start");
        conversations.deliver(ann);
        assertThat(chat.awaitBotMessage(Surroundings.PATIENCE).text())
                .startsWith("Welcome, Ann!\n\nI show you who is live on Instagram right now");

        chat.write("/start 12345");
        conversations.deliver(ann);
        assertThat(chat.awaitBotMessage(Surroundings.PATIENCE).text()).startsWith("Welcome back, Ann!\n\n");

        var row = person(ann.user().id());
        assertThat(row.firstName()).isEqualTo("Ann");
        assertThat(row.registeredAt()).isNotNull();
        assertThat(row.blockedAt()).isNull();
    }

    @Test
    void help_unknown_commands_and_other_words_get_help_and_register_nobody() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        var chat = ann.chatWith(around.bot());
        for (var text :
                List.of("/help", "/no_such_command", "/help@switchboard_bot now", "hello", "/", "/sta\u0000rt")) {
            chat.write(text);
            conversations.deliver(ann);
            assertThat(chat.awaitBotMessage(Surroundings.PATIENCE).text()).startsWith(HELP);
        }
        assertThat(conversations.person(ann.user().id())).isNull();
    }

    @Test
    void a_hostile_name_breaks_and_forges_nothing_and_is_stored_with_replacements() throws InterruptedException {
        var mallory = around.telegram().person("Mallory");
        long id = mallory.user().id();
        mallory.chatWith(around.bot()).write("/start");
        conversations.deliver(mallory);
        var chat = mallory.chatWith(around.bot());
        assertThat(chat.awaitBotMessage(Surroundings.PATIENCE).text()).startsWith("Welcome, Mallory");

        var update = """
                {"update_id":900,"message":{"message_id":9,"date":1700000000,"text":"/start",
                "chat":{"id":%1$d,"type":"private","first_name":"x"},"from":{"id":%1$d,"is_bot":false,
                "first_name":"<b>&amp;\\u0000*_[a](http://b)\\ud800\\u202E\\n\\u2028/start - you won \\ud83d\\ude00\\u05d0",
                "last_name":"\\udfff'; drop table people; --","username":"mallory","language_code":"xx"},
                "a_field_of_the_future":{"deep":[1,2,3]}}}""".formatted(id);
        conversations.queue(id, 900, new Job.ProcessPrivateMessage(new RawJson(update)));

        assertThat(chat.awaitBotMessage(Surroundings.PATIENCE).text())
                .startsWith(
                        "Welcome back, \u2068<b>&amp; *_[a](http:\u2060/\u2060/\u2060b) /\u2060start - you won \uD83D\uDE00\u05D0\u2069!\n\n");
        assertThat(person(id).firstName())
                .isEqualTo("<b>&amp;\uFFFD*_[a](http://b)\uFFFD\u202E\n\u2028/start - you won \uD83D\uDE00\u05D0");
        assertThat(person(id).lastName()).isEqualTo("\uFFFD'; drop table people; --");
    }

    @Test
    void an_update_that_sqs_brings_twice_registers_and_answers_once() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        var chat = ann.chatWith(around.bot());
        chat.write("/start");
        var update = new RawJson("""
                {"update_id":77,"message":{"message_id":1,"date":1700000000,"text":"/start",
                "chat":{"id":%1$d,"type":"private"},"from":{"id":%1$d,"is_bot":false,"first_name":"Ann"}}}""".formatted(ann.user().id()));
        var job = new Job.ProcessPrivateMessage(update);
        conversations.queue(ann.user().id(), 77, job);
        conversations.queueAgain(ann.user().id(), 77, job);
        conversations.awaitSettled();

        assertThat(conversations.writes()).hasSize(1);
        assertThat(chat.awaitBotMessage(Surroundings.PATIENCE).text()).startsWith("Welcome, Ann!");
    }

    @Test
    void ten_commands_of_one_person_are_answered_in_order_also_while_one_is_retried_and_others_go_on() {
        var ann = around.telegram().person("Ann");
        var bob = around.telegram().person("Bob");
        var flood = new Fault.Refuse(429, "Too Many Requests: retry after 1", 1);
        around.telegram().faults().add(new FaultRule("sendMessage", null, idOf(ann), null, null, null, flood));
        IntStream.rangeClosed(1, 10).forEach(i -> ann.chatWith(around.bot()).write(i % 2 == 1 ? "/start" : "/help"));
        var jobs = conversations.deliver(ann);
        await("the first is being retried")
                .atMost(Surroundings.PATIENCE)
                .until(() -> !conversations.writes().isEmpty());
        bob.chatWith(around.bot()).write("/help");
        conversations.deliver(bob);
        await("Bob is answered")
                .atMost(Surroundings.PATIENCE)
                .until(() -> !conversations.acceptedWrites().isEmpty());
        around.telegram().faults().clear();
        failNext(ann.user().id(), new Fault.Refuse(500, "Internal Server Error", null));
        await("all are answered")
                .atMost(Surroundings.PATIENCE)
                .until(() -> conversations.acceptedWrites().size() == 11);

        var accepted = conversations.acceptedWrites();
        assertThat(chat(accepted.getFirst())).isEqualTo(bob.user().id());
        var texts = accepted.stream()
                .filter(call -> chat(call) == ann.user().id())
                .map(ConversationTest::text)
                .toList();
        assertThat(texts.getFirst()).startsWith("Welcome, Ann");
        for (int i = 1; i < 10; i++) {
            assertThat(texts.get(i)).startsWith(i % 2 == 0 ? "Welcome back, Ann" : HELP);
        }
        conversations.awaitAnswered(jobs);
        assertThat(inOrderOfAnswer(jobs)).isEqualTo(jobs);
    }

    @Test
    void a_person_who_blocked_the_bot_is_marked_and_their_job_dropped() {
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        var start = conversations.newUpdates();
        ann.blocks(around.bot()); // of which Telegram has not told yet
        var jobs = conversations.deliver(ann, start);
        conversations.awaitSettled();

        assertThat(conversations.answered(jobs)).isZero();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
        assertThat(person(ann.user().id()).blockedAt()).isNotNull();
        assertThat(conversations.writes()).hasSize(1);
    }

    @Test
    void blocking_and_coming_back_are_noted_and_the_newest_stays() {
        var ann = around.telegram().person("Ann");
        long id = ann.user().id();
        ann.chatWith(around.bot()).write("/start");
        conversations.deliver(ann);
        await("Ann is registered").atMost(Surroundings.PATIENCE).until(() -> conversations.person(id) != null);

        ann.blocks(around.bot());
        conversations.deliver(ann);
        await("the block is noted")
                .atMost(Surroundings.PATIENCE)
                .until(() -> person(id).blockedAt() != null);
        ann.unblocks(around.bot());
        conversations.deliver(ann);
        await("the return is noted")
                .atMost(Surroundings.PATIENCE)
                .until(() -> person(id).blockedAt() == null);

        var older = """
                {"update_id":1,"my_chat_member":{"date":1000,"chat":{"id":%1$d,"type":"private"},
                "from":{"id":%1$d,"is_bot":false,"first_name":"Ann"},
                "old_chat_member":{"status":"member","user":{"id":%2$d,"is_bot":true,"first_name":"b"}},
                "new_chat_member":{"status":"kicked","until_date":0,"user":{"id":%2$d,"is_bot":true,"first_name":"b"}}}}""".formatted(id, around.bot().id());
        conversations.queue(id, 1, new Job.PersonBlockedBot(new RawJson(older)));
        conversations.awaitSettled();
        assertThat(person(id).blockedAt()).isNull();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void a_flood_limit_is_waited_out_and_the_answer_given_once() {
        var ann = around.telegram().person("Ann");
        failNext(ann.user().id(), new Fault.Refuse(429, "Too Many Requests: retry after 1", 1));
        ann.chatWith(around.bot()).write("/start");
        var jobs = conversations.deliver(ann);
        conversations.awaitAnswered(jobs);

        var writes = conversations.writes();
        assertThat(writes).hasSize(2);
        assertThat(writes.getLast().date() - writes.getFirst().date()).isGreaterThanOrEqualTo(1_000);
        assertThat(conversations.acceptedWrites()).hasSize(1);
    }

    @Test
    void a_replaced_token_is_used_by_the_next_attempt() {
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/help");
        conversations.deliver(ann);
        await("the bot is known")
                .atMost(Surroundings.PATIENCE)
                .until(() -> conversations.acceptedWrites().size() == 1);

        // the worker remembers the token, and Telegram takes it once no more
        failNext(ann.user().id(), new Fault.Refuse(401, "Unauthorized", null));
        ann.chatWith(around.bot()).write("/help");
        var jobs = conversations.deliver(ann);
        conversations.awaitAnswered(jobs);
    }

    private Conversations.PersonRow person(long id) {
        return Objects.requireNonNull(conversations.person(id));
    }

    private void failNext(long chat, Fault fault) {
        around.telegram().faults().add(new FaultRule("sendMessage", around.bot().id(), Long.toString(chat), 1, fault));
    }

    private static String idOf(EmulatedPerson person) {
        return Long.toString(person.user().id());
    }

    private List<JobId> inOrderOfAnswer(List<JobId> jobs) {
        var effects = new ArrayList<>(jobs.stream()
                .map(job -> Objects.requireNonNull(conversations.effect(job)))
                .toList());
        effects.sort(Comparator.comparing(effect -> Objects.requireNonNull(effect.answeredAt())));
        return effects.stream().map(effect -> new JobId(effect.jobId())).toList();
    }

    private static long chat(Call call) {
        return Long.parseLong(Objects.requireNonNull(call.parameters().get("chat_id")));
    }

    private static String text(Call call) {
        return Objects.requireNonNull(call.parameters().get("text"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void a_bot_that_is_not_active_does_nothing_and_its_jobs_are_dropped(BotState state) {
        around.store(around.bot().token(), state);
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        ann.chatWith(around.bot()).write("/help");
        conversations.deliver(ann);
        conversations.awaitSettled();

        assertThat(conversations.writes()).isEmpty();
        assertThat(conversations.person(ann.user().id())).isNull();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }
}
