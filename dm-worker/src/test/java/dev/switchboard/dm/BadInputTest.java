package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Job;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Private messages that are odd, and what a bot does about them. */
class BadInputTest extends WorkerFixture {
    BadInputTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // without a sender
                "\"text\":\"/start\"",
                // of another bot, which might answer the answer, and so on for ever
                "\"text\":\"/start\",\"from\":{\"id\":5,\"is_bot\":true,\"first_name\":\"x\"}"
            })
    void what_no_person_writes_is_dropped(String fields) {
        queue(5, fields);
        conversations.awaitSettled();

        assertThat(conversations.writes()).isEmpty();
        assertThat(conversations.person(5)).isNull();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sticker\":{\"file_id\":\"x\"}",
                "\"text\":\"\"",
                "\"text\":\"/start\u202e\\u0000\"",
                "\"a_kind_of_next_year\":{}"
            })
    void what_is_no_command_gets_help(String content) throws InterruptedException {
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("the bot may write to her");
        long id = ann.user().id();
        queue(id, content + ",\"from\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Ann\"}".formatted(id));

        assertThat(conversations.awaitAnswer(ann).text()).startsWith("Here is what I understand:");
        assertThat(conversations.person(id)).isNull();
    }

    private void queue(long person, String fields) {
        var update = """
                {"update_id":6,"message":{"message_id":1,"date":1,"chat":{"id":%d,"type":"private"},%s}}""".formatted(person, fields);
        conversations.queue(person, 6, new Job.ProcessPrivateMessage(new RawJson(update)));
    }
}
