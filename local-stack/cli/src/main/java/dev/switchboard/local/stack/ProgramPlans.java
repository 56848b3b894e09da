package dev.switchboard.local.stack;

import dev.switchboard.local.gateway.GatewayMain;
import dev.switchboard.local.supervisor.Leftovers;
import dev.switchboard.local.supervisor.PartPlan;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The programs of this checkout: the emulated Telegram, the gateway with the functions, the workers. */
final class ProgramPlans {
    private final StackOptions options;
    private final StackFolder folder;
    private final StackAddresses addresses;
    private final Map<String, String> environment;
    private final BotRegistration registration;

    /**
     * Plans programs.
     *
     * @param environment the settings that functions and workers are given
     */
    ProgramPlans(
            StackOptions options,
            StackFolder folder,
            StackAddresses addresses,
            Map<String, String> environment,
            BotRegistration registration) {
        this.options = options;
        this.folder = folder;
        this.addresses = addresses;
        this.environment = environment;
        this.registration = registration;
    }

    PartPlan telegram() {
        MainBot bot = registration.bot();
        Path jar = options.root().resolve("telegram-emulator/target/telegram-emulator.jar");
        // Telegram's limits would make every load and every benchmark one of 30 messages a second
        var arguments = List.of(
                "--port",
                Integer.toString(addresses.telegram()),
                "--bot",
                bot.token() + ":" + bot.username(),
                "--no-limits");
        URI health = StackAddresses.http(addresses.telegram()).resolve("/_emulator/health");
        return PartPlan.of(
                        "telegram",
                        addresses.telegram(),
                        Set.of(),
                        () -> JvmPart.jar("telegram", jar, arguments, Map.of(), Readiness.httpStatus(health, 200)))
                .onReady(() -> registration.setWebhook(addresses.gatewayUri()));
    }

    PartPlan ingress() {
        Path clientJars = options.root().resolve("local-stack/cli/target/lambda-runtime");
        var arguments = List.of(
                "--port", Integer.toString(addresses.gateway()),
                "--lambda-port", Integer.toString(addresses.lambda()),
                "--template", options.root().resolve("template.yaml").toString(),
                "--runtime", clientJars.toString(),
                "--state", folder.path().toString());
        URI health = StackAddresses.http(addresses.lambda()).resolve("/health");
        return PartPlan.of(
                        "ingress",
                        addresses.gateway(),
                        Set.of("redis", "sqs", claimsFallback()),
                        () -> JvmPart.main(
                                "ingress",
                                GatewayMain.class,
                                arguments,
                                environment,
                                Readiness.httpStatus(health, 200)))
                .onReady(this::setForeignWebhook);
    }

    /** Another Telegram is told of the webhook if it can reach the gateway; the stack's own is told when it starts. */
    private void setForeignWebhook() throws IOException {
        if (options.publicUrl().isPresent()) {
            registration.setWebhook(options.publicUrl().get());
        } else if (options.telegramApi().filter(StackAddresses::isOnThisMachine).isPresent()) {
            registration.setWebhook(addresses.gatewayUri());
        }
    }

    /** Returns where Telegram reaches the webhook. */
    URI webhookUrl() {
        return options.publicUrl().orElseGet(addresses::gatewayUri).resolve(BotRegistration.WEBHOOK_PATH);
    }

    PartPlan worker(String name, int healthPort) {
        var needs = new ArrayList<>(List.of("redis", "sqs", "supabase-gateway"));
        if (options.telegramApi().isEmpty()) {
            needs.add("telegram");
        }
        return PartPlan.of(name, healthPort, Set.copyOf(needs), () -> workerCommand(name, healthPort))
                .grace(Leftovers.WORKER_GRACE);
    }

    private PartCommand workerCommand(String name, int healthPort) {
        var settings = new HashMap<>(environment);
        settings.put("HEALTH_PORT", Integer.toString(healthPort));
        settings.put("WEBHOOK_URL", webhookUrl().toString());
        return JvmPart.inBackground(JvmPart.jar(
                name,
                options.root().resolve(name).resolve("target").resolve(name + ".jar"),
                List.of(),
                settings,
                Readiness.httpStatus(StackAddresses.http(healthPort).resolve("/health/ready"), 200)));
    }

    /** Returns the part that the webhook falls back to: it connects to it before the first update. */
    private String claimsFallback() {
        return switch (options.claimsFallback()) {
            case DYNAMODB -> "dynamodb";
            case POSTGREST -> "supabase-gateway";
        };
    }
}
