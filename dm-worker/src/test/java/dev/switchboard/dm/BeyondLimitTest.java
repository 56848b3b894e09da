package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.User;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is done all the same for somebody who asks too often. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class BeyondLimitTest {
    private static final int MOST = 3;
    private static final String NOTICE =
            Phrasebook.load().say(Language.EN, Phrase.ASKED_TOO_OFTEN, Map.of("most", MOST));
    private static final String TOKEN = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Surroundings around;
    private final Conversations conversations;
    private final WorkerOfTests worker;
    private final EmulatedPerson ann;

    BeyondLimitTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY);
        conversations = new Conversations(around);
        var environment = around.environment();
        environment.put("MESSAGES_PER_MINUTE", Integer.toString(MOST));
        worker = WorkerOfTests.start(environment, InstantSource.system());
        ann = around.telegram().person(new User(900_000, false, "Ann", null, null, "en"));
    }

    @AfterEach
    void close() throws InterruptedException {
        try (around) {
            worker.drain();
            assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
        }
    }

    @Test
    void a_token_is_deleted_with_the_notice_and_without_a_word_after_it() {
        writes("/start", "/help", "/help", "take this: " + TOKEN, TOKEN, "/clone " + TOKEN);
        conversations.awaitSettled();

        assertThat(chat()).hasSize(3 + MOST + 1).noneMatch(text -> text.contains(TOKEN));
        assertThat(chat().getLast()).isEqualTo(NOTICE);
        assertThat(conversations.acceptedWrites()).hasSize(MOST + 1);
    }

    @Test
    void a_token_that_an_edit_brings_is_deleted() {
        writes("/start", "/help", "/help", "the first one too many");
        var last = ann.chatWith(around.bot()).write("here it comes");
        conversations.deliver(ann);
        ann.chatWith(around.bot()).edit(last, TOKEN);
        conversations.deliver(ann);
        conversations.awaitSettled();

        assertThat(chat()).contains("the first one too many").doesNotContain("here it comes", TOKEN);
        assertThat(conversations.acceptedWrites()).hasSize(MOST + 1);
    }

    @Test
    void a_token_that_telegram_does_not_let_be_deleted_is_told_of_however_often() {
        around.telegram()
                .faults()
                .add(new FaultRule(
                        "deleteMessage",
                        around.bot().id(),
                        null,
                        1_000,
                        new Fault.Refuse(400, "Bad Request: message can't be deleted", null)));
        writes("/start", "/help", "/help", "the first one too many", TOKEN);
        conversations.awaitSettled();

        assertThat(chat().getLast()).startsWith("Telegram does not let me delete your message");
    }

    @Test
    void cancel_ends_what_is_open_and_says_so_and_is_nothing_special_otherwise() throws InterruptedException {
        writes("/start", "/help", "/clone", "/help", "/help", "/cancel", "/cancel", "/CANCEL@switchboard_bot");
        conversations.awaitSettled();

        var phrases = Phrasebook.load();
        assertThat(conversations.acceptedWrites())
                .extracting(call -> Objects.requireNonNull(call.parameters().get("text")))
                .hasSize(MOST + 2)
                .endsWith(
                        phrases.say(Language.EN, Phrase.CLONE_ASK_TOKEN),
                        NOTICE,
                        phrases.say(Language.EN, Phrase.CANCELLED));
    }

    private void writes(String... texts) {
        for (var text : texts) {
            ann.chatWith(around.bot()).write(text);
        }
        conversations.deliver(ann);
    }

    /** Returns what stands in the chat, from either. */
    private List<String> chat() {
        return ann.chatWith(around.bot()).messages().stream()
                .map(message -> Objects.requireNonNullElse(message.text(), ""))
                .toList();
    }
}
