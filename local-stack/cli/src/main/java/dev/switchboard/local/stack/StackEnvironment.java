package dev.switchboard.local.stack;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabaseKeys;
import dev.switchboard.parts.template.Resource;
import dev.switchboard.parts.template.Template;
import dev.switchboard.parts.template.TemplateQueues;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The settings of the stack's programs: what the template gives its functions, and what AWS and secrets give. */
final class StackEnvironment {
    private StackEnvironment() {}

    /**
     * Returns the environment variables of functions and workers.
     *
     * @param stage the template's stage
     */
    static Map<String, String> of(
            Template template, String stage, StackAddresses addresses, LocalKeys keys, SupabaseKeys supabase) {
        var environment = new HashMap<String, String>();
        template.resources("AWS::Serverless::Function").forEach(function -> addVariables(function, environment));
        addQueues(TemplateQueues.addresses(template), stage, environment);
        environment.put("STAGE", stage);
        environment.put("AWS_REGION", SqsPart.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put(
                "AWS_ENDPOINT_URL_SQS", StackAddresses.http(addresses.sqs()).toString());
        environment.put(
                "AWS_ENDPOINT_URL_DYNAMODB",
                StackAddresses.http(addresses.dynamodb()).toString());
        environment.put("REDIS_URL", addresses.redisUri().toString());
        environment.put(
                "SUPABASE_URL", StackAddresses.http(addresses.supabase()).toString());
        environment.put("SUPABASE_ANON_KEY", supabase.anon());
        environment.put("CLAIMS_POSTGREST_KEY", supabase.tokenFor("claims"));
        environment.put("SUPABASE_SERVICE_ROLE_KEY", supabase.serviceRole());
        environment.put("TELEGRAM_API_URL", addresses.telegramApi().toString());
        environment.put("WEBHOOK_MASTER_SECRET", keys.webhookMasterSecret());
        environment.put("BOT_TOKEN_KEYS", keys.botTokenKeys());
        return Map.copyOf(environment);
    }

    /** All of them, whoever is told of which: every part here has one environment. */
    private static void addQueues(Map<String, String> addresses, String stage, Map<String, String> environment) {
        for (var queue : QueueName.values()) {
            var name = stage + "-" + queue.word() + (queue.fifo() ? ".fifo" : "");
            environment.put(
                    queue.environmentVariable(),
                    Objects.requireNonNull(addresses.get(name), () -> "the template has no queue " + name));
        }
    }

    private static void addVariables(Resource function, Map<String, String> environment) {
        if (function.properties().get("Environment") instanceof Map<?, ?> section
                && section.get("Variables") instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> {
                // Secrets are resolved by AWS; here the stack's own keys stand in for them.
                if (!value.toString().contains("{{resolve:")) {
                    environment.put(name.toString(), value.toString());
                }
            });
        }
    }
}
