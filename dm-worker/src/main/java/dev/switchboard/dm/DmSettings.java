package dev.switchboard.dm;

import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.dm.clone.WebhookAddress;
import dev.switchboard.dm.limit.AskRate;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.redis.RedisAddress;
import dev.switchboard.telegram.TelegramSettings;
import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.work.WorkSettings;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the DM worker is told by its environment.
 *
 * @param queues its four queues
 * @param supabase where state is kept
 * @param telegram where the Bot API is
 * @param tokenKeys what decrypts the bots' tokens
 * @param redis where dialogues and limits are
 * @param webhook where people's bots are pointed to
 * @param limits how often people may ask
 * @param work how the queues are worked
 * @param health where health is shown
 */
record DmSettings(
        QueueUrls queues,
        PostgrestSettings supabase,
        TelegramSettings telegram,
        TokenKeys tokenKeys,
        RedisAddress redis,
        WebhookAddress webhook,
        Limits limits,
        WorkSettings work,
        HealthSettings health) {
    /**
     * How often people may ask something of a bot.
     *
     * @param messages a person in private
     * @param presses a person by buttons: quicker done, and cheaper to answer
     * @param groupCommands a person in groups
     * @param commandsInGroup all in a group together
     */
    record Limits(AskRate messages, AskRate presses, AskRate groupCommands, AskRate commandsInGroup) {
        /** Telegram takes 20 messages a minute for a group (Bots FAQ), and each command is answered. */
        private static final int IN_GROUP = 20;

        static Supplier<Limits> declareIn(SettingsReader reader) {
            var messages = AskRate.declareIn(reader, "MESSAGES_PER_MINUTE", "messages", 10);
            var presses = AskRate.declareIn(reader, "PRESSES_PER_MINUTE", "presses", 30);
            var groupCommands = AskRate.declareIn(reader, "GROUP_COMMANDS_PER_MINUTE", "group_commands", 10);
            var inGroup = AskRate.declareIn(reader, "COMMANDS_PER_MINUTE_IN_GROUP", "commands_in_group", IN_GROUP);
            return () -> new Limits(messages.get(), presses.get(), groupCommands.get(), inGroup.get());
        }
    }

    /**
     * Reads the environment.
     *
     * @throws dev.switchboard.config.InvalidSettings with every problem
     */
    static DmSettings from(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var queues = QueueUrls.declareIn(reader, QueueUrls.queuesOf(LogicalQueue.DM_QUEUE));
        var supabase = PostgrestSettings.declareIn(reader);
        var telegram = TelegramSettings.declareIn(reader);
        var tokenKeys = TokenKeys.declareIn(reader);
        var redis = RedisAddress.declareIn(reader);
        var limits = Limits.declareIn(reader);
        var webhook = WebhookAddress.declareIn(reader);
        var work = WorkSettings.declareIn(reader);
        var health = HealthSettings.declareIn(reader);
        return reader.build(() -> new DmSettings(
                queues.get(),
                supabase.get(),
                telegram.get(),
                tokenKeys.get(),
                redis.get(),
                webhook.get(),
                limits.get(),
                work.get(),
                health.get()));
    }
}
