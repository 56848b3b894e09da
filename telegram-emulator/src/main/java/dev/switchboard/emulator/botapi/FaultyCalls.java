package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.botapi.BotApi.Call;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultPlan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The calls of bots, and the faults that come between. Thread-safe. */
public final class FaultyCalls {
    private final BotApi api;
    private final FaultPlan faults;

    /** Lets a plan decide which calls go wrong. */
    public FaultyCalls(BotApi api, FaultPlan faults) {
        this.api = api;
        this.faults = faults;
    }

    /** Returns the fault that meets a call, and counts it. */
    public Optional<Fault> meet(long bot, Call call) {
        String chat = call.parameters().values().getOrDefault("chat_id", "");
        return faults.meet(call.method(), bot, named -> api.isSameChat(named, chat));
    }

    /** Returns what a bot is told that meets this fault; empty if it is told nothing, or what the method says. */
    public static Optional<Refusal> refusal(Fault fault) {
        return switch (fault) {
            case Fault.Refuse(int errorCode, String description, Integer retryAfter) ->
                Optional.of(new Refusal(
                        errorCode, description, retryAfter == null ? Map.of() : Map.of("retry_after", retryAfter)));
            case Fault.Storm(int seconds) -> Optional.of(Refusal.tooManyRequests(seconds));
            case Fault.Page _,
                    Fault.Delay _,
                    Fault.SlowAnswer _,
                    Fault.CutAnswer _,
                    Fault.LoseRequest _,
                    Fault.LoseAnswer _ -> Optional.empty();
        };
    }

    /**
     * Waits as a fault says, by the machine's clock: who waits for the answer counts by that too, and a Telegram whose time
     * stands still would never end it.
     */
    public static void pause(long millis) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(millis));
    }

    /**
     * Carries out a call that a webhook put into its answer. Nobody gets its result, so that a fault of the answer is only
     * recorded.
     */
    void callFromWebhook(long bot, String method, JsonNode parameters) {
        Call call = Call.webhookAnswer(method, Parameters.of(parameters));
        Optional<Fault> met = meet(bot, call);
        if (met.isEmpty()) {
            api.callAtOnce(bot, call);
            return;
        }
        Fault fault = met.get();
        Call faulty = call.metBy(fault.kind());
        switch (fault) {
            case Fault.Refuse _, Fault.Storm _, Fault.Page _, Fault.LoseRequest _ ->
                api.recordLost(bot, faulty, refusal(fault).orElse(null));
            case Fault.Delay(long millis) -> callLater(bot, faulty, millis);
            case Fault.SlowAnswer _, Fault.CutAnswer _, Fault.LoseAnswer _ -> api.callAtOnce(bot, faulty);
        }
    }

    private void callLater(long bot, Call call, long millis) {
        try {
            pause(millis);
            api.callAtOnce(bot, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
