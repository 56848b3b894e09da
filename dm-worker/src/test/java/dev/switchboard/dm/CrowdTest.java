package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.job.JobId;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Many people at once; alone, since they take all of the machine. */
@Isolated
class CrowdTest extends WorkerFixture {
    CrowdTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void a_hundred_people_who_start_twice_are_registered_once_and_answered_twice_in_order() throws Exception {
        var updates = new LinkedHashMap<EmulatedPerson, List<PendingUpdate>>();
        for (int i = 0; i < 100; i++) {
            var person = around.telegram().person("P" + i);
            updates.put(person, write(person, "/start", "/start"));
        }
        conversations.awaitAnswered(deliverAtOnce(updates));

        assertThat(conversations.acceptedWrites()).hasSize(200);
        for (var person : updates.keySet()) {
            var name = person.user().firstName();
            assertThat(answers(person))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("Welcome, " + name + "!"),
                            second -> assertThat(second).startsWith("Welcome back, " + name + "!"));
            assertThat(Objects.requireNonNull(conversations.person(person.user().id()))
                            .registeredAt())
                    .isNotNull();
            assertThat(conversations.ledger(person.user().id())).containsExactly("daily 10 0");
        }
    }

    @Test
    void everybody_in_a_chain_of_referrals_earns_points_for_the_next_one_only() throws InterruptedException {
        var chain = IntStream.range(0, 8)
                .mapToObj(i -> around.telegram().person("P" + i))
                .toList();
        conversations.says(chain.getFirst(), "/start");
        for (int i = 1; i < chain.size(); i++) {
            conversations.says(chain.get(i), "/start " + chain.get(i - 1).user().id());
            assertThat(conversations.awaitAnswer(chain.get(i - 1)).text()).contains("You earned 10 points!");
        }
        // the first one was there before: the circle stays open
        conversations.says(chain.getFirst(), "/start " + chain.getLast().user().id());
        conversations.awaitSettled();

        for (var person : chain.subList(0, chain.size() - 1)) {
            assertThat(conversations.ledger(person.user().id())).containsExactly("daily 10 0", "referral 0 10");
        }
        assertThat(conversations.ledger(chain.getLast().user().id())).containsExactly("daily 10 0");
    }

    @Test
    void of_new_people_who_name_each_other_at_once_nobody_waits_for_ever_and_one_at_most_earns() throws Exception {
        for (int round = 0; round < 5; round++) {
            var ann = around.telegram().person("Ann");
            var bob = around.telegram().person("Bob");
            conversations.awaitAnswered(deliverAtOnce(Map.of(
                    ann, write(ann, "/start " + bob.user().id()),
                    bob, write(bob, "/start " + ann.user().id()))));

            var ledgers = new ArrayList<>(conversations.ledger(ann.user().id()));
            ledgers.addAll(conversations.ledger(bob.user().id()));
            assertThat(ledgers).filteredOn("daily 10 0"::equals).hasSize(2);
            assertThat(ledgers).filteredOn("referral 0 10"::equals).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(conversations.dead()).isEmpty();
    }

    private List<PendingUpdate> write(EmulatedPerson person, String... texts) {
        for (var text : texts) {
            person.chatWith(around.bot()).write(text);
        }
        return conversations.newUpdates();
    }

    private List<JobId> deliverAtOnce(Map<EmulatedPerson, List<PendingUpdate>> updates) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deliveries = updates.entrySet().stream()
                    .map(entry -> (Callable<List<JobId>>) () -> conversations.deliver(entry.getKey(), entry.getValue()))
                    .toList();
            var jobs = new ArrayList<JobId>();
            for (var delivered : threads.invokeAll(deliveries)) {
                jobs.addAll(delivered.get());
            }
            return jobs;
        }
    }

    private List<String> answers(EmulatedPerson person) {
        return person.chatWith(around.bot()).messages().stream()
                .filter(message -> message.author().isBot())
                .map(Message::text)
                .toList();
    }
}
