package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.Job;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import org.junit.jupiter.api.Test;
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
    @ValueSource(strings = {"\"sticker\":{\"file_id\":\"x\"}", "\"text\":\"\"", "\"text\":\"/start\u202e\\u0000\""})
    void what_is_no_command_gets_help(String content) throws InterruptedException {
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("the bot may write to her");
        long id = ann.user().id();
        queue(id, content + ",\"from\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Ann\"}".formatted(id));

        assertThat(conversations.awaitAnswer(ann).text()).startsWith("Here is what I understand:");
        assertThat(conversations.person(id)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pinned_message\":{\"message_id\":1,\"date\":1,\"text\":\"x\",\"chat\":{\"id\":5,\"type\":\"private\"}}",
                "\"message_auto_delete_timer_changed\":{\"message_auto_delete_time\":86400}",
                "\"chat_background_set\":{\"type\":{\"type\":\"chat_theme\",\"theme_name\":\"x\"}}",
                "\"a_kind_of_next_year\":{}"
            })
    void what_telegram_only_tells_of_is_dropped_and_no_answer_to_what_is_waited_for(String content)
            throws InterruptedException {
        var ann = around.telegram().person("Ann");
        conversations.says(ann, "/start");
        conversations.says(ann, "/clone");
        long id = ann.user().id();
        int calls = around.telegram().calls().size();
        queue(id, content + ",\"from\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Ann\"}".formatted(id));
        conversations.awaitSettled();

        assertThat(around.telegram().calls()).hasSize(calls);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void an_album_is_answered_once_and_its_pictures_do_not_count_as_so_many_messages() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("the bot may write to her");
        long id = ann.user().id();
        for (int i = 0; i < 20; i++) {
            queue(id, 100 + i, picture(id, i < 10 ? 13 : 14));
        }
        conversations.awaitSettled();

        assertThat(conversations.writes()).hasSize(2);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void a_token_under_any_picture_of_an_album_is_deleted() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        ann.chatWith(around.bot()).write("the bot may write to her");
        long id = ann.user().id();
        queue(id, 100, picture(id, 13));
        queue(id, 101, picture(id, 13) + ",\"caption\":\"123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"");
        conversations.awaitSettled();

        assertThat(around.telegram().calls())
                .filteredOn(call -> call.method().equalsIgnoreCase("deleteMessage"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"is_bot\":false,\"first_name\":\"x\"}",
                "{\"id\":null,\"is_bot\":false,\"first_name\":\"x\"}",
                "{\"id\":-5,\"is_bot\":false,\"first_name\":\"x\"}",
                "{\"id\":5,\"first_name\":\"x\"}"
            })
    void an_update_of_somebody_who_is_not_whole_is_unreadable(String from) {
        var chat = "\"chat\":{\"id\":5,\"type\":\"private\"}";
        var group = "\"chat\":{\"id\":-5,\"type\":\"group\",\"title\":\"x\"}";
        var message = "{\"update_id\":%d,\"message\":{\"message_id\":1,\"date\":1,\"text\":\"/init\",%s,\"from\":%s}}";
        conversations.queue(5, 7, new Job.ProcessPrivateMessage(new RawJson(message.formatted(7, chat, from))));
        conversations.queue(5, 8, new Job.ProcessGroupCommand(new RawJson(message.formatted(8, group, from))));
        conversations.queue(5, 9, new Job.ProcessCallback(new RawJson("""
                {"update_id":9,"callback_query":{"id":"1","chat_instance":"1","data":"help","from":%s}}""".formatted(from))));
        conversations.queue(5, 10, blocked(from, "\"status\":\"kicked\""));

        awaitUnreadable(4);
    }

    @Test
    void a_membership_without_a_status_and_chats_without_an_id_are_unreadable() {
        var ann = "{\"id\":5,\"is_bot\":false,\"first_name\":\"Ann\"}";
        var message = "\"message\":{\"message_id\":1,\"date\":1,\"text\":\"/help\",\"chat\":{\"type\":\"private\"}";
        conversations.queue(5, 7, blocked(ann, "\"until_date\":0"));
        conversations.queue(
                5,
                8,
                new Job.ProcessPrivateMessage(
                        new RawJson("{\"update_id\":8,%s,\"from\":%s}}".formatted(message, ann))));
        conversations.queue(5, 9, new Job.ProcessCallback(new RawJson("""
                {"update_id":9,"callback_query":{"id":"1","chat_instance":"1","data":"help",%s},"from":%s}}""".formatted(message, ann))));

        awaitUnreadable(3);
    }

    private void awaitUnreadable(int jobs) {
        var dead = await("dead jobs are recorded")
                .atMost(Surroundings.PATIENCE)
                .until(conversations::dead, rows -> rows.size() == jobs);
        assertThat(dead).allSatisfy(row -> assertThat(row.errorClass()).isEqualTo("unreadable_update"));
        assertThat(conversations.writes()).isEmpty();
        assertThat(conversations.person(5)).isNull();
    }

    private static Job blocked(String from, String fields) {
        return new Job.PersonBlockedBot(new RawJson("""
                {"update_id":10,"my_chat_member":{"date":1,"chat":{"id":5,"type":"private"},"from":%s,
                "new_chat_member":{"user":{"id":1,"is_bot":true,"first_name":"b"},%s}}}""".formatted(from, fields)));
    }

    private static String picture(long person, int album) {
        return """
                "photo":[],"media_group_id":"%d","from":{"id":%d,"is_bot":false,"first_name":"Ann"}""".formatted(album, person);
    }

    private void queue(long person, String fields) {
        queue(person, 6, fields);
    }

    private void queue(long person, long updateId, String fields) {
        var update = """
                {"update_id":%d,"message":{"message_id":1,"date":1,"chat":{"id":%d,"type":"private"},%s}}""".formatted(updateId, person, fields);
        conversations.queue(person, updateId, new Job.ProcessPrivateMessage(new RawJson(update)));
    }
}
