package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobId;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presses of buttons that the bot never showed: anybody can send any. */
class ForgedCallbackTest extends WorkerFixture {
    private final EmulatedPerson ann = around.telegram().person("Ann");

    ForgedCallbackTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "data":"set_language:xx"                          | forged_callback
                    "data":"set_language:EN "                         | forged_callback
                    "data":"set_language:"                            | forged_callback
                    "data":"set_language"                             | forged_callback
                    "data":"set_language:en:de"                       | forged_callback
                    "data":"live_page:0:1"                            | forged_callback
                    "data":"drop_tables"                              | unknown_button
                    "data":""                                         | unknown_button
                    "data":":"                                        | unknown_button
                    "data":"SETTINGS"                                 | unknown_button
                    "data":"\\u202esettings\\u0000"                   | unknown_button
                    "game_short_name":"chess"                         | no_callback_data
                    "game_short_name":"x","inline_message_id":"abc"   | no_callback_data
                    "inline_message_id":"abc","data":"settings"       | button_not_ours
                    """)
    void it_is_refused_and_nothing_is_changed(String fields, String reason) throws IOException, InterruptedException {
        conversations.says(ann, "/start");
        var before = person();
        int calls = around.telegram().calls().size();

        var press = press(fields);
        conversations.awaitSettled();

        assertThat(worker.metrics())
                .contains("switchboard_job_discarded_total{kind=\"process_callback\",reason=\"" + reason + "\"} 1.0");
        assertThat(conversations.effect(press)).isNull();
        assertThat(person()).isEqualTo(before);
        assertThat(around.telegram().calls()).hasSize(calls);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    private JobId press(String fields) {
        long id = ann.user().id();
        return conversations.queue(id, 900_000, new Job.ProcessCallback(new RawJson("""
                {"update_id":900000,"callback_query":{"id":"1","chat_instance":"1",%s,
                "from":{"id":%d,"is_bot":false,"first_name":"Mallory"}}}""".formatted(fields, id))));
    }

    private Row person() {
        return around.postgrest()
                .from("people")
                .select()
                .where(Filter.eq("bot_id", around.bot().id()))
                .where(Filter.eq("user_id", ann.user().id()))
                .first(Row.class)
                .orElseThrow();
    }

    record Row(String firstName, @Nullable String language, int dailyPoints, int earnedPoints, Instant lastSeenAt) {}
}
