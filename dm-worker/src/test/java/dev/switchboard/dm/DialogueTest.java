package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.types.User;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.junit.LocalParts;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What becomes of an open dialogue while workers and Redis come and go. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class DialogueTest {
    private static final Phrasebook PHRASES = Phrasebook.load();

    private final Surroundings around;
    private final Conversations conversations;
    private final FaultProxy redisProxy;
    private final EmulatedPerson ann;
    private final EmulatedBot bot;

    DialogueTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY);
        conversations = new Conversations(around);
        redisProxy = FaultProxy.before(redis.uri().getPort());
        // the Supabase is shared by all tests, and lists a person's bots whatever bot they ask
        ann = around.telegram().person(new User(Surroundings.freeBotId(), false, "Ann", null, null, "en"));
        bot = around.telegram().bot(new BotFather.Request(Surroundings.freeBotId(), null, "ann_bot", null, null));
    }

    @AfterEach
    void close() {
        redisProxy.close();
        around.close();
    }

    @Test
    void a_dialogue_goes_on_with_another_process_when_the_first_is_stopped() throws IOException, InterruptedException {
        var first = WorkerProgram.start(around.environment());
        says("/start");
        assertThat(says("/clone")).isEqualTo(said(Phrase.CLONE_ASK_TOKEN));
        first.toHandle().destroy();
        assertThat(first.waitFor(Surroundings.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(first.exitValue()).isZero();
        ann.chatWith(around.bot()).write(bot.token());
        conversations.deliver(ann);

        var second = WorkerProgram.start(around.environment());
        assertThat(nextAnswer()).isEqualTo(PHRASES.say(Language.EN, Phrase.CLONE_DONE, Map.of("bot", "ann_bot")));
        assertThat(ann.chatWith(around.bot()).messages())
                .noneMatch(message ->
                        Objects.requireNonNullElse(message.text(), "").contains(bot.token()));
        second.toHandle().destroy();
        assertThat(second.waitFor(Surroundings.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void a_text_is_asked_for_again_while_redis_is_away_and_the_dialogue_goes_on_when_it_is_back()
            throws InterruptedException {
        var environment = around.environment();
        environment.put("REDIS_URL", redisProxy.uri("redis").toString());
        var worker = WorkerOfTests.start(environment, InstantSource.system());
        says("/start");
        assertThat(says("/clone")).isEqualTo(said(Phrase.CLONE_ASK_TOKEN));

        redisProxy.set(new Fault.Refuse());
        assertThat(says("Here it comes:")).isEqualTo(said(Phrase.DIALOGUES_AWAY));
        assertThat(says(bot.token()))
                .as("a token is deleted, though nobody knows what for")
                .isEqualTo(said(Phrase.CLONE_STRAY_TOKEN));
        assertThat(says("/my_bots")).isEqualTo(said(Phrase.MY_BOTS_NONE));
        assertThat(says("/clone")).as("no dialogue can be opened").isEqualTo(said(Phrase.DIALOGUES_AWAY));

        redisProxy.heal();
        await("Redis is back")
                .atMost(Surroundings.PATIENCE)
                .until(() -> says("/clone"), said(Phrase.CLONE_ASK_TOKEN)::equals);
        assertThat(says(bot.token())).isEqualTo(PHRASES.say(Language.EN, Phrase.CLONE_DONE, Map.of("bot", "ann_bot")));
        assertThat(ann.chatWith(around.bot()).messages())
                .noneMatch(message ->
                        Objects.requireNonNullElse(message.text(), "").contains(bot.token()));
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
        worker.drain();
    }

    @Test
    void a_dialogue_outlives_an_absence_of_redis_in_which_nothing_was_commanded() throws InterruptedException {
        var environment = around.environment();
        environment.put("REDIS_URL", redisProxy.uri("redis").toString());
        var worker = WorkerOfTests.start(environment, InstantSource.system());
        says("/start");
        says("/clone");
        redisProxy.set(new Fault.Refuse());
        assertThat(says("hello")).isEqualTo(said(Phrase.DIALOGUES_AWAY));
        redisProxy.heal();
        await("Redis is back")
                .atMost(Surroundings.PATIENCE)
                .until(
                        () -> says("hello"),
                        PHRASES.say(Language.EN, Phrase.CLONE_NO_TOKEN, Map.of("tokens", "none"))::equals);
        assertThat(says(bot.token())).isEqualTo(PHRASES.say(Language.EN, Phrase.CLONE_DONE, Map.of("bot", "ann_bot")));
        worker.drain();
    }

    private String says(String text) throws InterruptedException {
        ann.chatWith(around.bot()).write(text);
        conversations.deliver(ann);
        return nextAnswer();
    }

    private String nextAnswer() throws InterruptedException {
        return Objects.requireNonNull(conversations.awaitAnswer(ann).text());
    }

    private static String said(Phrase phrase) {
        return PHRASES.say(Language.EN, phrase);
    }
}
