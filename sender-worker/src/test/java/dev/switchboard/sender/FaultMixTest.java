package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Upload;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.sender.SenderScene.Delivery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever mix of faults there is, the ledger, the record and Telegram agree. A wait of a minute, which is no different but
 * for its length, is left to {@link SendFaultsTest}.
 */
@ExtendWith(LocalParts.class)
class FaultMixTest {
    private static final double PROBABILITY = 0.04;
    private static final int SUPERGROUPS = 20;
    private static final int GROUPS_THAT_MIGRATE = 6;

    /** Each of the two broadcasts calls at least once for each group. */
    private static final int CALLS = 2 * (SUPERGROUPS + GROUPS_THAT_MIGRATE);

    /** Refusals after which nothing more is sent, and their words in the ledger. */
    private static final Map<Object, String> FINAL = Map.of(
            "Bad Request: chat not found", "chat_not_found",
            "Forbidden: bot was kicked from the supergroup chat", "kicked");

    private final SenderScene scene;

    FaultMixTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        scene = new SenderScene(sqs, supabase, redis);
    }

    @AfterEach
    void close() throws InterruptedException {
        scene.close();
    }

    @RepeatedTest(2)
    void ledger_and_record_agree_with_what_telegram_got() {
        long seed = FaultMix.seed();
        FaultMix.judge(seed, () -> ledgerAndRecordAgree(seed));
    }

    private void ledgerAndRecordAgree(long seed) {
        scene.groups(SUPERGROUPS);
        var photo = photo();
        var turns = turns(new SplittableRandom(seed));
        FaultMix.stir(scene.telegram(), PROBABILITY, seed);
        var settings = Map.of("TELEGRAM_TIMEOUT", FaultMix.TIMEOUT.toSeconds() + "s", "BROADCAST_STALLED", "5s");
        scene.sender(settings);
        scene.sender(settings);

        var all = Map.of("all", true);
        var once = scene.broadcasts(Map.of("text", "once"), all, "skip");
        var again = scene.broadcasts(Map.of("text", "again", "photo", photo), all, "resend");
        for (var turn : turns) {
            await().atMost(SenderScene.PATIENCE)
                    .until(() -> Receipt.calls(scene.telegram()).count() >= turn.afterCalls());
            turn.happens().run();
        }
        scene.awaitState(once, "done");
        scene.awaitState(again, "done");

        var receipts = Receipt.all(scene.telegram());
        scene.deliveries(once).forEach(delivery -> assertAgreement(delivery, receipts, 1));
        scene.deliveries(again).forEach(delivery -> assertAgreement(delivery, receipts, delivery.attempts()));
        assertRecord(List.of(once, again), receipts);
        assertThat(scene.deliveries(once)).allSatisfy(this::assertAsHeard);
        assertThat(scene.deliveries(again)).allSatisfy(this::assertAsHeard);
        assertThat(scene.depth(QueueName.GROUP_MESSAGE_QUEUE_DLQ)).isZero();
    }

    /** What Telegram told the bot for certain stands in the ledger: nothing is in doubt, or failed, without a reason. */
    private void assertAsHeard(Delivery delivery) {
        var calls = Receipt.calls(scene.telegram())
                .filter(call -> Receipt.codeOf(call).equals(delivery.debugCode()))
                .toList();
        if (calls.stream().anyMatch(call -> call.fault() == null && isOk(call))) {
            assertThat(delivery.state()).isEqualTo("sent");
        } else if (calls.stream().noneMatch(FaultMixTest::isInDoubt)) {
            var reason =
                    calls.isEmpty() ? null : FINAL.get(answer(calls.getLast()).get("description"));
            assertThat(delivery.state()).isEqualTo(reason == null ? "skipped" : "failed");
            assertThat(reason == null || reason.equals(delivery.reason())).isTrue();
        }
    }

    private static boolean isOk(Call call) {
        return Boolean.TRUE.equals(answer(call).get("ok"));
    }

    /** The bot got no answer, or one that does not tell. */
    private static boolean isInDoubt(Call call) {
        return switch (call.fault()) {
            case null -> false;
            case "refuse" -> Integer.valueOf(500).equals(answer(call).get("error_code"));
            case "storm" -> false;
            default -> true;
        };
    }

    private static Map<String, ?> answer(Call call) {
        return Objects.requireNonNullElse(call.answer(), Map.of());
    }

    /** What the world does once Telegram got so many calls. */
    private record Happening(int afterCalls, Runnable happens) {}

    /** Groups become supergroups, and the whole bot has to wait, some time while messages are sent. */
    private List<Happening> turns(SplittableRandom random) {
        var turns = new ArrayList<Happening>();
        for (int i = 0; i < GROUPS_THAT_MIGRATE; i++) {
            var group = scene.basicGroup("Growing " + i);
            turns.add(new Happening(random.nextInt(CALLS), group::becomesSupergroup));
        }
        var storm = new FaultRule(null, null, null, null, null, null, new Fault.Storm(2));
        turns.add(new Happening(
                random.nextInt(CALLS), () -> scene.telegram().faults().add(storm)));
        turns.sort(Comparator.comparingInt(Happening::afterCalls));
        return turns;
    }

    /** Returns the id of a photo that the bot can send. */
    private String photo() {
        var sent = scene.owner()
                .chatWith(scene.bot())
                .send(MediaKind.PHOTO, new Upload("a.jpg", new byte[] {1, 2, 3}), "")
                .forBot(scene.bot().id());
        return ((Content.Media) sent.content()).file().fileId();
    }

    private static void assertAgreement(Delivery delivery, List<Receipt> receipts, int most) {
        long arrived = receipts.stream()
                .filter(receipt -> receipt.code().equals(delivery.debugCode()))
                .count();
        switch (delivery.state()) {
            case "sent" -> assertThat(arrived).as(delivery.toString()).isBetween(1L, (long) most);
            case "failed", "skipped" ->
                assertThat(arrived).as(delivery.toString()).isZero();
            case "unknown" -> assertThat(arrived).as(delivery.toString()).isLessThanOrEqualTo(most);
            default -> throw new AssertionError(delivery);
        }
    }

    /** What is on record is what the ledger calls sent, and lies in its chat under its id; and nothing is there of which neither knows. */
    private void assertRecord(List<UUID> broadcasts, List<Receipt> receipts) {
        var deliveries = broadcasts.stream()
                .flatMap(broadcast -> scene.deliveries(broadcast).stream())
                .toList();
        var sent = deliveries.stream()
                .filter(delivery -> delivery.state().equals("sent"))
                .map(delivery -> delivery.debugCode() + " " + delivery.messageId())
                .toList();
        var record = scene.postgrest()
                .from("sent_messages")
                .select()
                .where(Filter.eq("bot_id", scene.bot().id()))
                .list(Message.class);
        assertThat(record.stream().map(message -> message.debugCode() + " " + message.messageId()))
                .containsExactlyInAnyOrderElementsOf(sent);
        assertThat(record)
                .allSatisfy(message -> assertThat(receipts).anySatisfy(receipt -> {
                    assertThat(receipt.code()).isEqualTo(message.debugCode());
                    assertThat(receipt.chat()).isEqualTo(message.chatId());
                    if (message.messageId() != null) {
                        assertThat(receipt.message()).isEqualTo(message.messageId());
                    }
                }));
        var codes = deliveries.stream().map(Delivery::debugCode).collect(Collectors.toSet());
        assertThat(receipts).extracting(Receipt::code).isSubsetOf(codes);
    }

    private record Message(
            String debugCode, long chatId, @Nullable Long messageId) {}
}
