package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.people.Contact;
import dev.switchboard.dm.people.PostgrestPeople;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Timing;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.queue.OutgoingMessage;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Presses that waited for longer than Telegram keeps a callback query. */
class ExpiredPressTest extends WorkerFixture {
    private final EmulatedPerson ann = around.telegram().person("Ann");

    ExpiredPressTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void an_expired_press_is_dropped_without_a_word_and_counted() throws IOException, InterruptedException {
        conversations.says(ann, "/start");
        queue(press(151));
        conversations.awaitSettled();

        assertThat(conversations.acceptedWrites()).hasSize(1);
        assertThat(worker.metrics())
                .contains("switchboard_job_discarded_total{kind=\"process_callback\",reason=\"callback_expired\"} 1.0");
    }

    @Test
    void a_press_that_did_something_is_answered_however_late() throws InterruptedException {
        conversations.says(ann, "/start");
        var press = press(151);
        var contact = new Contact(around.bot().id(), ann.user().id(), "Ann", null, null, null, Instant.now(), null);
        new PostgrestPeople(around.postgrest()).meet(press.id(), contact, "help");
        queue(press);

        assertThat(conversations.awaitAnswer(ann).text()).startsWith("Here is what I understand:");
    }

    @Test
    void a_press_of_the_last_two_minutes_is_answered() throws InterruptedException {
        conversations.says(ann, "/start");
        queue(press(120));

        assertThat(conversations.awaitAnswer(ann).text()).startsWith("Here is what I understand:");
    }

    /** Returns a press of "Help" under a message that Telegram shows no more. */
    private JobEnvelope press(int secondsOld) {
        var update = """
                {"update_id":900,"callback_query":{"id":"1","chat_instance":"1","data":"help",
                "from":{"id":%d,"is_bot":false,"first_name":"Ann"}}}""".formatted(ann.user().id());
        var now = conversations.envelope(ann.user().id(), 900, new Job.ProcessCallback(new RawJson(update)));
        return new JobEnvelope(
                now.id(),
                now.route(),
                now.priority(),
                Timing.startingAt(Instant.now().minusSeconds(secondsOld)),
                null,
                now.job());
    }

    private void queue(JobEnvelope press) {
        around.queues().queues().send(OutgoingMessage.first(press, new JobCodec()));
    }
}
