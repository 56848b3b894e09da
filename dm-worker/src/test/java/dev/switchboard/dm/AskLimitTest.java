package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.job.JobId;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** People who ask too often, with two workers that share what they know of it. */
@ExtendWith(LocalParts.class)
@Execution(ExecutionMode.CONCURRENT)
class AskLimitTest {
    private static final Phrasebook PHRASES = Phrasebook.load();
    private static final int PRESSES = 30;

    private final Surroundings around;
    private final Conversations conversations;
    private final List<WorkerOfTests> workers;

    AskLimitTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        around = new Surroundings(sqs, supabase, redis, Surroundings.LONG_VISIBILITY);
        conversations = new Conversations(around);
        var environment = around.environment();
        // the defaults
        environment.remove("MESSAGES_PER_MINUTE");
        environment.remove("GROUP_COMMANDS_PER_MINUTE");
        workers = Stream.generate(() -> WorkerOfTests.start(environment, InstantSource.system()))
                .limit(2)
                .toList();
    }

    @AfterEach
    void close() throws InterruptedException {
        try (around) {
            for (var worker : workers) {
                worker.drain();
            }
        }
    }

    @Test
    void more_than_ten_messages_in_a_minute_get_one_notice_in_their_language_and_are_dropped()
            throws InterruptedException {
        var ann = around.telegram().person(new User(900_001, false, "Ann", null, null, "de"));
        var bob = around.telegram().person("Bob");
        for (int i = 0; i < 15; i++) {
            ann.chatWith(around.bot()).write(i % 2 == 0 ? "/help" : "hello");
        }
        deliver(ann, conversations.newUpdates());
        conversations.says(bob, "/help");
        conversations.awaitSettled();

        var notice = PHRASES.say(Language.DE, Phrase.ASKED_TOO_OFTEN, Map.of("most", 10));
        assertThat(textsTo(900_001)).hasSize(11).filteredOn(notice::equals).hasSize(1);
        assertThat(textsTo(900_001).getLast()).isEqualTo(notice);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void presses_of_buttons_have_a_limit_of_their_own_and_one_notice() throws InterruptedException {
        var ann = around.telegram().person("Ann");
        conversations.says(ann, "/start");
        var menu = conversations.says(ann, "/help");
        var chat = ann.chatWith(around.bot());
        var button = PHRASES.say(Language.EN, Phrase.BUTTON_HELP);
        // of one menu, whose buttons the last press changes
        IntStream.range(0, PRESSES + 5).forEach(_ -> chat.press(menu, button));
        var jobs = deliver(ann, conversations.newUpdates());

        assertThat(conversations.answered(jobs)).isEqualTo(PRESSES + 1);
        assertThat(textsTo(ann.user().id()))
                .hasSize(3)
                .last()
                .isEqualTo(PHRASES.say(Language.EN, Phrase.PRESSED_TOO_OFTEN, Map.of("most", PRESSES)));
        chat.write("/help");
        conversations.awaitAnswered(conversations.deliver(ann));
    }

    @Test
    void a_refused_message_that_comes_again_stays_refused_and_its_notice_is_not_repeated() {
        var ann = around.telegram().person("Ann");
        IntStream.range(0, 11).forEach(_ -> ann.chatWith(around.bot()).write("/help"));
        var updates = conversations.newUpdates();
        conversations.awaitAnswered(deliver(ann, updates));
        updates.forEach(update -> {
            conversations.queueAgain(ann.user().id(), update);
            conversations.awaitSettled();
        });
        assertThat(textsTo(ann.user().id())).hasSize(11);
    }

    @Test
    void group_commands_beyond_a_persons_or_a_groups_number_are_dropped_without_a_word() {
        var ann = around.telegram().person("Ann");
        var cats = group("Cats", ann);
        var dogs = group("Dogs", ann);
        write(cats, ann, 11);
        write(dogs, ann, 1);
        assertThat(textsTo(cats.group().id())).hasSize(10);
        assertThat(textsTo(dogs.group().id())).isEmpty();

        write(cats, member("Bob", cats), 10);
        var cid = member("Cid", cats, dogs);
        write(cats, cid, 1);
        write(dogs, cid, 1);
        assertThat(textsTo(cats.group().id())).hasSize(20);
        assertThat(textsTo(dogs.group().id())).hasSize(1);
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    private GroupScene group(String title, EmulatedPerson owner) {
        var group = around.telegram().group(ChatType.SUPERGROUP, title, owner);
        group.adds(around.bot());
        return new GroupScene(around, conversations, group, owner);
    }

    private EmulatedPerson member(String name, GroupScene... scenes) {
        var person = around.telegram().person(name);
        Stream.of(scenes).forEach(scene -> person.joins(scene.group()));
        return person;
    }

    private void write(GroupScene scene, EmulatedPerson person, int times) {
        IntStream.range(0, times).forEach(_ -> scene.writes(person, "/init"));
        conversations.awaitSettled();
    }

    private List<JobId> deliver(EmulatedPerson person, List<PendingUpdate> updates) {
        var jobs = conversations.deliver(person, updates);
        conversations.awaitSettled();
        return jobs;
    }

    private List<String> textsTo(long person) {
        return conversations.acceptedWrites().stream()
                .map(Call::parameters)
                .filter(call -> Long.toString(person).equals(call.get("chat_id")))
                .map(call -> Objects.requireNonNull(call.get("text")))
                .toList();
    }
}
