package dev.switchboard.sender;

import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.redis.RedisAddress;
import dev.switchboard.sender.budget.BudgetSettings;
import dev.switchboard.telegram.TelegramSettings;
import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.work.WorkSettings;
import java.time.Duration;
import java.util.Map;

/**
 * What the sender worker is told by its environment.
 *
 * @param queues its four queues, and the one in which admins are told something
 * @param supabase where broadcasts and their ledger are
 * @param telegram where the Bot API is
 * @param tokenKeys what decrypts the bots' tokens
 * @param redis where the processes share their budget
 * @param budget how much may be sent
 * @param stalled how long nothing was sent of a broadcast before what is open is queued anew
 * @param work how the queues are worked
 * @param health where health is shown
 */
record SenderSettings(
        QueueUrls queues,
        PostgrestSettings supabase,
        TelegramSettings telegram,
        TokenKeys tokenKeys,
        RedisAddress redis,
        BudgetSettings budget,
        Duration stalled,
        WorkSettings work,
        HealthSettings health) {
    /** Longer than most waits that Telegram asks for; queueing what is not lost costs little more than the jobs. */
    private static final Duration STALLED = Duration.ofMinutes(5);

    /**
     * Reads the environment.
     *
     * @throws dev.switchboard.config.InvalidSettings with every problem
     */
    static SenderSettings from(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var names = QueueUrls.queuesOf(LogicalQueue.GROUP_MESSAGE_QUEUE);
        names.add(QueueName.DM_QUEUE_NORMAL);
        var queues = QueueUrls.declareIn(reader, names);
        var supabase = PostgrestSettings.declareIn(reader);
        var telegram = TelegramSettings.declareIn(reader);
        var tokenKeys = TokenKeys.declareIn(reader);
        var redis = RedisAddress.declareIn(reader);
        var budget = BudgetSettings.declareIn(reader);
        var stalled = reader.duration("BROADCAST_STALLED", STALLED);
        reader.rule(
                () -> stalled.get().compareTo(Duration.ofSeconds(1)) >= 0,
                () -> "BROADCAST_STALLED must be at least 1s",
                stalled);
        var work = WorkSettings.declareIn(reader);
        var health = HealthSettings.declareIn(reader);
        return reader.build(() -> new SenderSettings(
                queues.get(),
                supabase.get(),
                telegram.get(),
                tokenKeys.get(),
                redis.get(),
                budget.get(),
                stalled.get(),
                work.get(),
                health.get()));
    }
}
