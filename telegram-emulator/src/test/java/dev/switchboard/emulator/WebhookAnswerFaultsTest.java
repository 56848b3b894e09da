package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.RecordingWebhook.Reply;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.world.CallLog.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls in a webhook's answer meet faults as those over HTTP do; only that nobody waits for their answer. */
class WebhookAnswerFaultsTest extends BotFixture {
    private final RecordingWebhook webhook = new RecordingWebhook();

    @BeforeEach
    void setWebhook() throws Exception {
        result("setWebhook", Map.of("url", webhook.url()));
        webhook.replyWith(_ ->
                Reply.ok("{\"method\":\"sendMessage\",\"chat_id\":" + ann.user().id() + ",\"text\":\"Hello\"}"));
    }

    @AfterEach
    void stopTheWebhook() {
        webhook.close();
    }

    static List<Fault> withoutEffect() {
        return List.of(
                new Fault.LoseRequest(),
                new Fault.Refuse(500, "Internal Server Error", null),
                new Fault.Storm(5),
                new Fault.Page(502));
    }

    static List<Fault> withEffect() {
        return List.of(
                new Fault.LoseAnswer(), new Fault.CutAnswer(), new Fault.SlowAnswer(600_000), new Fault.Delay(1));
    }

    @ParameterizedTest
    @MethodSource("withoutEffect")
    void lost_or_refused_call_has_no_effect(Fault fault) throws Exception {
        Call call = callThatMeets(fault);

        assertThat(call.fault()).isEqualTo(fault.kind());
        assertThat(chat.messages()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("withEffect")
    void fault_of_the_answer_is_only_recorded(Fault fault) throws Exception {
        Call call = callThatMeets(fault);

        assertThat(call.fault()).isEqualTo(fault.kind());
        assertThat(call.answer()).containsEntry("ok", true);
        assertThat(chat.messages()).hasSize(2);
    }

    private Call callThatMeets(Fault fault) throws InterruptedException {
        telegram.faults()
                .add(new FaultRule(
                        "sendMessage", bot.id(), Long.toString(ann.user().id()), 1, fault));
        chat.write("/start");
        webhook.awaitUpdate();

        Awaitility.await().until(() -> answered().findAny().isPresent());

        assertThat(telegram.faults().rules().getFirst().met()).isOne();
        return answered().findFirst().orElseThrow();
    }

    private Stream<Call> answered() {
        return telegram.calls().stream().filter(call -> call.via().equals("webhook_answer"));
    }
}
