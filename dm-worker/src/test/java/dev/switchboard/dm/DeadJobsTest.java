package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Job;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.queue.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jobs that cannot be done: each is in the DLQ and in the record of dead jobs, with a reason, and the worker goes on. */
class DeadJobsTest extends WorkerFixture {
    DeadJobsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void a_dead_token_leads_to_the_dlq_with_a_reason_that_does_not_hold_it() {
        var dead = around.bot().id() + ":AAdead_token_of_the_bot";
        around.store(dead);
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        conversations.deliver(ann);

        assertThat(conversations.awaitDead()).singleElement().satisfies(row -> {
            assertThat(row.errorMessage()).contains("Unauthorized");
            assertThat(row.errorClass()).isEqualTo("UnansweredException");
            assertThat(row.queue()).isEqualTo("dm_queue_dlq");
            assertThat(row.toString()).doesNotContain("AAdead");
        });
        assertThat(around.queues()
                        .queues()
                        .receive(QueueName.DM_QUEUE_DLQ, 1, Duration.ofSeconds(10), Duration.ofSeconds(30)))
                .singleElement()
                .satisfies(message -> assertThat(message.attributes().toString())
                        .contains("Unauthorized")
                        .doesNotContain("AAdead"));
    }

    @Test
    void a_job_of_a_bot_that_is_not_ours_leads_to_the_dlq_with_that_reason() {
        around.postgrest().from("bots").delete(Filter.eq("id", around.bot().id()));
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("/start");
        conversations.deliver(ann);

        assertThat(conversations.awaitDead())
                .singleElement()
                .satisfies(row -> assertThat(row.errorMessage())
                        .contains("bot " + around.bot().id() + " is not in the table"));
    }

    @Test
    void a_job_that_cannot_be_read_lands_in_the_dlq_and_the_next_one_is_done() {
        var ann = around.telegram().person("Ann");
        var group = around.bot().id() + ":u" + ann.user().id();
        var body = "{\"v\":99,\"bot\":" + around.bot().id() + "}";
        around.queues()
                .queues()
                .send(new OutgoingMessage(QueueName.DM_QUEUE_HIGH, body, group, "unreadable", Duration.ZERO, Map.of()));
        ann.chatWith(around.bot()).write("/start");
        var jobs = conversations.deliver(ann);
        conversations.awaitAnswered(jobs);

        assertThat(conversations.dead(Filter.eq("body", body))).singleElement().satisfies(row -> {
            assertThat(row.errorMessage()).isEqualTo("unknown envelope version 99");
            assertThat(row.kind()).isNull();
        });
    }

    @Test
    void an_update_that_its_worker_cannot_read_lands_in_the_dlq_and_the_next_one_is_done() {
        var ann = around.telegram().person("Ann");
        long id = ann.user().id();
        for (var update : List.of(
                "{\"update_id\":1}",
                "{\"update_id\":2,\"message\":{\"message_id\":1,\"date\":1,\"from\":{\"id\":5}}}",
                "{\"update_id\":3,\"message\":\"text\"}")) {
            conversations.queue(id, update.charAt(13) - '0', new Job.ProcessPrivateMessage(new RawJson(update)));
        }
        conversations.queue(id, 4, new Job.PersonBlockedBot(new RawJson("{\"update_id\":4,\"my_chat_member\":{}}")));
        ann.chatWith(around.bot()).write("/help");
        var jobs = conversations.deliver(ann);
        conversations.awaitAnswered(jobs);

        assertThat(conversations.dead())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.errorClass()).isEqualTo("unreadable_update"));
    }
}
