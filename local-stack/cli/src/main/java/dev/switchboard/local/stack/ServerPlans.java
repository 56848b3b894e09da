package dev.switchboard.local.stack;

import dev.switchboard.local.supervisor.PartPlan;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.PostgresPart;
import dev.switchboard.parts.PostgrestPart;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabaseGatewayMain;
import dev.switchboard.parts.SupabaseSchema;
import dev.switchboard.parts.template.Template;
import dev.switchboard.parts.template.TemplateQueues;
import dev.switchboard.parts.template.TemplateTables;
import java.nio.file.Path;
import java.util.Set;

/** The servers that stand in for AWS and Supabase, with what the template and the migrations put into them. */
final class ServerPlans {
    private final Path root;
    private final StackFolder folder;
    private final StackAddresses addresses;
    private final Template template;
    private final BotRegistration registration;

    /** Plans servers that keep their data in a folder. */
    ServerPlans(
            Path root, StackFolder folder, StackAddresses addresses, Template template, BotRegistration registration) {
        this.root = root;
        this.folder = folder;
        this.addresses = addresses;
        this.template = template;
        this.registration = registration;
    }

    PartPlan redis() {
        return PartPlan.of(
                "redis", addresses.redis(), Set.of(), () -> RedisPart.prepare(addresses.redis(), folder.data("redis")));
    }

    PartPlan sqs() {
        return PartPlan.of("sqs", addresses.sqs(), Set.of(), () -> SqsPart.prepare(addresses.sqs(), folder.data("sqs")))
                .onReady(() -> {
                    try (var client = SqsPart.client(StackAddresses.http(addresses.sqs()))) {
                        var queues = TemplateQueues.createIn(client, template);
                        SqsPart.rememberQueues(folder.data("sqs"), queues.keySet());
                    }
                });
    }

    PartPlan dynamoDb() {
        return PartPlan.of(
                        "dynamodb",
                        addresses.dynamodb(),
                        Set.of(),
                        () -> DynamoDbPart.prepare(addresses.dynamodb(), folder.data("dynamodb")))
                .onReady(() -> {
                    try (var client = DynamoDbPart.client(StackAddresses.http(addresses.dynamodb()))) {
                        TemplateTables.createIn(client, template);
                    }
                });
    }

    PartPlan postgres() {
        return PartPlan.of(
                        "postgres",
                        addresses.postgres(),
                        Set.of(),
                        () -> PostgresPart.prepare(addresses.postgres(), supabaseFolder()))
                .onReady(() -> SupabaseSchema.apply(addresses.postgres(), supabaseFolder(), root.resolve("supabase")));
    }

    PartPlan postgrest() {
        return PartPlan.of(
                "postgrest",
                addresses.postgrest(),
                Set.of("postgres"),
                () -> JvmPart.inBackground(
                        PostgrestPart.prepare(addresses.postgrest(), addresses.postgres(), supabaseFolder())));
    }

    PartPlan supabaseGateway() {
        return PartPlan.of(
                        "supabase-gateway",
                        addresses.supabase(),
                        Set.of("postgrest"),
                        () -> JvmPart.inBackground(SupabaseGatewayMain.prepare(
                                addresses.supabase(), StackAddresses.http(addresses.postgrest()), supabaseFolder())))
                .onReady(registration::storeBot);
    }

    private Path supabaseFolder() {
        return folder.data("supabase");
    }
}
