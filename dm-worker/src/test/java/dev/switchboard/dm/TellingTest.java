package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.people.Addressee;
import dev.switchboard.dm.people.PostgrestPeople;
import dev.switchboard.dm.telling.Tellings;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.queue.OutgoingMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people are told who did not ask: once, or not at all. */
class TellingTest extends WorkerFixture {
    private static final Phrasebook PHRASES = Phrasebook.load();
    private static final String TOLD = PHRASES.say(Language.EN, Phrase.REFERRAL_JOINED, Map.of("points", 10));

    private static final long GROUP = -1_000_000_001;

    private final PostgrestPeople people = new PostgrestPeople(around.postgrest());
    private final EmulatedPerson ann = around.telegram().person("Ann");
    private final AtomicInteger causes = new AtomicInteger();

    TellingTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void a_telling_that_is_queued_three_times_is_told_once() throws InterruptedException {
        conversations.says(ann, "/start");
        tellThreeTimes(cause());
        assertThat(conversations.awaitAnswer(ann).text()).isEqualTo(TOLD);
        awaitTold();

        tellThreeTimes(cause());
        assertThat(conversations.awaitAnswer(ann).text())
                .as("another cause is told of")
                .isEqualTo(TOLD);
        awaitTold();
        assertThat(conversations.acceptedWrites())
                .filteredOn(call -> TOLD.equals(call.parameters().get("text")))
                .hasSize(2);
    }

    @Test
    void who_blocked_the_bot_or_never_started_it_is_told_nothing() throws InterruptedException {
        tellThreeTimes(cause());
        awaitTold();
        conversations.says(ann, "/start");
        ann.blocks(around.bot());
        conversations.deliver(ann);
        conversations.awaitSettled();
        tellThreeTimes(cause());
        awaitTold();

        assertThat(conversations.writes())
                .filteredOn(call -> TOLD.equals(call.parameters().get("text")))
                .isEmpty();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void a_telling_that_is_begun_by_many_at_once_has_one_result() throws InterruptedException, ExecutionException {
        conversations.says(ann, "/start");
        ownsGroup("Cats");
        var job = cause().id();
        var results = new HashSet<Recorded<Addressee>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> begin(job)))
                    .toList();
            for (var call : calls) {
                results.add(call.get());
            }
        }
        assertThat(results).containsExactly(new Recorded<>(new Addressee(true, null, null, "Cats", false), false));
        assertThat(around.postgrest()
                        .from("job_effects")
                        .select()
                        .where(Filter.eq("job_id", job.value()))
                        .count())
                .isOne();
    }

    @Test
    void a_telling_that_has_begun_stays_what_it_was_and_is_known_to_be_told() throws InterruptedException {
        conversations.says(ann, "/start");
        ownsGroup("Cats");
        var job = cause().id();
        var begun = begin(job);
        around.postgrest()
                .from("managed_groups")
                .update(
                        Map.of("title", "Dogs"),
                        Filter.eq("bot_id", around.bot().id()));
        assertThat(begin(job)).isEqualTo(begun);

        around.postgrest()
                .call(PostgrestFunction.idempotent("record_answer", Boolean.class), Map.of("job_id", job.value()));
        assertThat(begin(job)).isEqualTo(new Recorded<>(begun.effect(), true));

        ann.blocks(around.bot());
        conversations.deliver(ann);
        conversations.awaitSettled();
        assertThat(begin(job)).as("who is gone, is seen anew").isEqualTo(new Recorded<>(begun.effect(), true, true));
    }

    private Recorded<Addressee> begin(JobId job) {
        return people.beginTelling(job, around.bot().id(), ann.user().id(), GROUP);
    }

    private void ownsGroup(String title) {
        around.postgrest()
                .from("managed_groups")
                .insert(List.of(
                        Map.of("bot_id", around.bot().id(), "chat_id", GROUP, "title", title, "state", "registered")));
    }

    /** As it happens after two crashes: the same job comes in three messages. */
    private void tellThreeTimes(JobEnvelope cause) {
        var sent = new ArrayList<OutgoingMessage>();
        new Tellings(
                        message -> {
                            sent.add(message);
                            return "kept";
                        },
                        new JobCodec(),
                        clock)
                .tell(cause, ann.user().id(), Phrase.REFERRAL_JOINED, Map.of("points", 10));
        var telling = sent.getFirst();
        for (var delivery : List.of("first", "second", "third")) {
            around.queues()
                    .queues()
                    .send(new OutgoingMessage(
                            telling.queue(),
                            telling.body(),
                            telling.group(),
                            telling.deduplicationId() + delivery,
                            telling.delay(),
                            telling.attributes()));
        }
    }

    private JobEnvelope cause() {
        return conversations.envelope(
                ann.user().id(),
                800_000_000 + causes.incrementAndGet(),
                new Job.ProcessPrivateMessage(new RawJson("{}")));
    }

    private void awaitTold() {
        await("all is told")
                .atMost(Surroundings.PATIENCE)
                .until(() -> conversations.depth(QueueName.DM_QUEUE_NORMAL) == 0);
    }
}
