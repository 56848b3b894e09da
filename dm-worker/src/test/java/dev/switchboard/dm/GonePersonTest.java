package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.delivery.PendingUpdate;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who blocked the bot or deleted their account: nothing is sent to them until they are back. */
class GonePersonTest extends WorkerFixture {
    private final EmulatedPerson ann = around.telegram().person("Ann");

    GonePersonTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void of_the_jobs_that_wait_when_somebody_blocks_the_bot_one_is_refused_and_the_others_do_what_they_do_in_silence()
            throws InterruptedException {
        conversations.says(ann, "/start");
        var waiting = writes("/help", "/my_account", "/settings", "/help", "hello");
        ann.blocks(around.bot());
        var jobs = conversations.deliver(ann, waiting);
        conversations.awaitSettled();

        assertThat(jobs).allSatisfy(job -> assertThat(conversations.effect(job)).isNotNull());
        assertThat(refused()).hasSize(1);
        assertThat(blockedAt()).isNotNull();

        // now Telegram tells of it, and a new person comes by her link
        conversations.deliver(ann);
        var bob = around.telegram().person("Bob");
        conversations.says(bob, "/start " + ann.user().id());
        conversations.awaitSettled();
        assertThat(conversations.ledger(ann.user().id())).contains("referral 0 10");
        assertThat(refused()).hasSize(1);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void who_is_known_to_have_blocked_the_bot_is_not_tried_and_is_answered_again_after_their_return()
            throws InterruptedException {
        var menu = conversations.says(ann, "/start");
        var waiting = writes("/help", "hello");
        ann.blocks(around.bot());
        conversations.deliver(ann);
        conversations.awaitSettled();
        // older than the block, but only queued now; and a button that stayed where it was
        var jobs = conversations.deliver(ann, waiting);
        var press = press(menu.messageId());
        conversations.awaitSettled();

        assertThat(jobs).allSatisfy(job -> assertThat(conversations.effect(job)).isNotNull());
        assertThat(conversations.effect(press)).isNotNull();
        assertThat(conversations.writes()).hasSize(1);

        ann.unblocks(around.bot());
        assertThat(conversations.says(ann, "/help").text()).startsWith("Here is what I understand");
        assertThat(blockedAt()).isNull();
        assertThat(refused()).isEmpty();
    }

    @Test
    void who_never_registered_is_not_tried_again_either() throws InterruptedException {
        conversations.says(ann, "/help");
        var waiting = writes("/help", "hello", "/settings");
        ann.blocks(around.bot());
        conversations.deliver(ann, waiting);
        conversations.awaitSettled();
        assertThat(refused()).hasSize(1);

        ann.unblocks(around.bot());
        assertThat(conversations.says(ann, "/help").text()).startsWith("Here is what I understand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forbidden: user is deactivated", "Forbidden: bot was blocked by the user"})
    void a_later_message_is_answered_although_telegram_told_of_no_return(String refusal) throws InterruptedException {
        conversations.says(ann, "/start");
        around.telegram()
                .faults()
                .add(new FaultRule("sendMessage", around.bot().id(), null, 1, new Fault.Refuse(403, refusal, null)));
        conversations.deliver(ann, writes("/help", "/help"));
        conversations.awaitSettled();
        assertThat(conversations.writes()).hasSize(2);
        assertThat(blockedAt()).isNotNull();

        message(900_001, Instant.now().minusSeconds(60));
        conversations.awaitSettled();
        assertThat(conversations.writes()).as("that had been written before").hasSize(2);

        message(900_002, Instant.now().plusSeconds(5));
        assertThat(conversations.awaitAnswer(ann).text()).startsWith("Here is what I understand");
        assertThat(blockedAt()).isNull();
    }

    @Test
    @ResourceLock(LiveList.LOCK)
    void who_is_gone_pays_nothing_for_a_list_that_is_not_sent() throws InterruptedException {
        var live = new LiveList(around.postgrest());
        live.clear();
        live.put(1);
        conversations.says(ann, "/start");
        var waiting = writes("/live");
        ann.blocks(around.bot());
        conversations.deliver(ann);
        conversations.awaitSettled();
        conversations.deliver(ann, waiting);
        conversations.awaitSettled();
        assertThat(conversations.ledger(ann.user().id())).containsExactly("daily 10 0");
        assertThat(conversations.writes()).hasSize(1);

        ann.unblocks(around.bot());
        assertThat(conversations.says(ann, "/live").text()).contains("1 person is live");
        assertThat(conversations.ledger(ann.user().id())).containsExactly("daily 10 0", "live -1 0");
    }

    @Test
    void a_token_of_somebody_who_is_gone_is_deleted_all_the_same() throws InterruptedException {
        conversations.says(ann, "/start");
        var token = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var waiting = writes("/help", token);
        ann.blocks(around.bot());
        conversations.deliver(ann, waiting);
        conversations.awaitSettled();

        assertThat(refused()).hasSize(1);
        assertThat(ann.chatWith(around.bot()).messages())
                .noneMatch(message ->
                        Objects.requireNonNullElse(message.text(), "").contains(token));
    }

    /** A person writes, and nothing is queued yet. */
    private List<PendingUpdate> writes(String... texts) {
        for (var text : texts) {
            ann.chatWith(around.bot()).write(text);
        }
        return conversations.newUpdates();
    }

    private void message(long updateId, Instant at) {
        long id = ann.user().id();
        conversations.queue(id, updateId, new Job.ProcessPrivateMessage(new RawJson("""
                {"update_id":%1$d,"message":{"message_id":900,"date":%2$d,"text":"/help",
                "chat":{"id":%3$d,"type":"private"},"from":{"id":%3$d,"is_bot":false,"first_name":"Ann"}}}""".formatted(
                        updateId, at.getEpochSecond(), id))));
    }

    private JobId press(long message) {
        long id = ann.user().id();
        return conversations.queue(id, 900_000, new Job.ProcessCallback(new RawJson("""
                {"update_id":900000,"callback_query":{"id":"1","chat_instance":"1","data":"help",
                "message":{"message_id":%1$d,"date":1,"chat":{"id":%2$d,"type":"private"}},
                "from":{"id":%2$d,"is_bot":false,"first_name":"Ann"}}}""".formatted(message, id))));
    }

    private @Nullable Instant blockedAt() {
        return Objects.requireNonNull(conversations.person(ann.user().id())).blockedAt();
    }

    /** Returns the bot's calls that Telegram refused, whatever they were. */
    private List<Call> refused() {
        return around.telegram().calls().stream()
                .filter(call -> Boolean.FALSE.equals(
                        Objects.requireNonNull(call.answer()).get("ok")))
                .toList();
    }
}
