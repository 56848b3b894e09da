package dev.switchboard.local.stack;

import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.local.gateway.GatewayMain;
import dev.switchboard.local.supervisor.PartPlan;
import dev.switchboard.local.supervisor.Stack;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.parts.DynamoDbPart;
import dev.switchboard.parts.PartCommand;
import dev.switchboard.parts.PostgresPart;
import dev.switchboard.parts.PostgrestPart;
import dev.switchboard.parts.Readiness;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabaseGatewayMain;
import dev.switchboard.parts.SupabaseKeys;
import dev.switchboard.parts.SupabaseSchema;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import dev.switchboard.parts.template.TemplateQueues;
import dev.switchboard.parts.template.TemplateTables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole system on one machine: which parts there are, what each needs, and how each is run.
 *
 * <p>Workers are the checkout's modules named {@code *-worker}.
 */
public final class LocalStack implements Stack {
    private static final String STAGE = "local";
    /** A worker finishes what it has in hand before it ends, for which it takes 25 s at most. */
    private static final Duration WORKER_GRACE = Duration.ofSeconds(28);

    private final StackOptions options;
    private final StackFolder folder;
    private final Ports ports;
    private final StackAddresses addresses;
    private final LocalKeys keys;
    private final SupabaseKeys supabaseKeys;
    private final MainBot bot;
    private final BotRegistration registration;
    private final Template template;
    private final Map<String, String> environment;

    /** Chooses ports, and makes keys at the first start. */
    public LocalStack(StackOptions options, StackFolder folder) {
        this.options = options;
        this.folder = folder;
        this.ports = new Ports(folder.data("ports.properties"), new SecureRandom());
        this.addresses = StackAddresses.choose(ports, options.port(), options.telegramApi());
        this.keys = LocalKeys.in(folder.data("keys.json"));
        this.supabaseKeys = SupabaseKeys.of(supabaseFolder());
        this.bot = MainBot.of(keys);
        this.registration =
                new BotRegistration(bot, TokenKeys.of(Secret.of(keys.botTokenKeys())), addresses, supabaseKeys);
        this.template = Template.read(
                options.root().resolve("template.yaml"),
                new Deployment(
                        SqsPart.REGION, SqsPart.ACCOUNT, StackAddresses.http(addresses.sqs()), Map.of("Stage", STAGE)));
        this.environment = StackEnvironment.of(template, STAGE, addresses, keys, supabaseKeys);
    }

    /** Returns the parts, each after those that it needs. */
    @Override
    public List<PartPlan> plans() throws IOException {
        var plans = new ArrayList<PartPlan>(List.of(postgres(), sqs(), redis(), dynamoDb()));
        if (options.telegramApi().isEmpty()) {
            plans.add(telegram());
        }
        plans.addAll(List.of(postgrest(), supabaseGateway(), ingress()));
        for (String worker : workers()) {
            plans.add(worker(worker));
        }
        ports.remember();
        return List.copyOf(plans);
    }

    /** Returns what {@code stack.json} says, but for the pids. */
    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("gateway", gateway().toString());
        facts.put("telegramApi", addresses.telegramApi().toString());
        facts.put("lambda", StackAddresses.http(addresses.lambda()).toString());
        facts.put("adminApiKey", keys.adminApiKey());
        facts.put("bots", List.of(bot.facts()));
        facts.put("sqs", StackAddresses.http(addresses.sqs()).toString());
        facts.put("redis", addresses.redisUri().toString());
        facts.put("dynamodb", StackAddresses.http(addresses.dynamodb()).toString());
        facts.put("postgrest", StackAddresses.http(addresses.supabase()).toString());
        facts.put("postgres", registration.postgresUri(supabaseFolder()));
        facts.put("serviceRoleKey", supabaseKeys.serviceRole());
        return facts;
    }

    private PartPlan redis() {
        return PartPlan.of(
                "redis", addresses.redis(), Set.of(), () -> RedisPart.prepare(addresses.redis(), folder.data("redis")));
    }

    private PartPlan sqs() {
        return PartPlan.of("sqs", addresses.sqs(), Set.of(), () -> SqsPart.prepare(addresses.sqs(), folder.data("sqs")))
                .onReady(() -> {
                    try (var client = SqsPart.client(StackAddresses.http(addresses.sqs()))) {
                        var queues = TemplateQueues.createIn(client, template);
                        SqsPart.rememberQueues(folder.data("sqs"), queues.keySet());
                    }
                });
    }

    private PartPlan dynamoDb() {
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

    private PartPlan postgres() {
        return PartPlan.of(
                        "postgres",
                        addresses.postgres(),
                        Set.of(),
                        () -> PostgresPart.prepare(addresses.postgres(), supabaseFolder()))
                .onReady(() -> SupabaseSchema.apply(
                        addresses.postgres(), supabaseFolder(), options.root().resolve("supabase")));
    }

    private PartPlan postgrest() {
        return PartPlan.of(
                "postgrest",
                addresses.postgrest(),
                Set.of("postgres"),
                () -> inBackground(
                        PostgrestPart.prepare(addresses.postgrest(), addresses.postgres(), supabaseFolder())));
    }

    private PartPlan supabaseGateway() {
        return PartPlan.of(
                        "supabase-gateway",
                        addresses.supabase(),
                        Set.of("postgrest"),
                        () -> inBackground(SupabaseGatewayMain.prepare(
                                addresses.supabase(), StackAddresses.http(addresses.postgrest()), supabaseFolder())))
                .onReady(registration::storeBot);
    }

    private PartPlan telegram() {
        Path jar = options.root().resolve("telegram-emulator/target/telegram-emulator.jar");
        // Telegram's limits would make every load and every benchmark one of 30 messages a second
        var arguments = List.of(
                "--port", Integer.toString(addresses.telegram()),
                "--bot", bot.token() + ":" + bot.username(),
                "--no-limits");
        URI health = StackAddresses.http(addresses.telegram()).resolve("/_emulator/health");
        return PartPlan.of(
                        "telegram",
                        addresses.telegram(),
                        Set.of(),
                        () -> JvmPart.jar("telegram", jar, arguments, Map.of(), Readiness.httpStatus(health, 200)))
                .onReady(() -> registration.setWebhook(gateway()));
    }

    private PartPlan ingress() {
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
                        Set.of("redis", "sqs", "dynamodb"),
                        () -> JvmPart.main(
                                "ingress",
                                GatewayMain.class,
                                arguments,
                                environment,
                                Readiness.httpStatus(health, 200)))
                .onReady(this::setForeignWebhook);
    }

    /** Another Telegram is told of the webhook if it can reach the gateway; the stack's own is told when it starts. */
    private void setForeignWebhook() throws IOException, InterruptedException {
        if (options.publicUrl().isPresent()) {
            registration.setWebhook(options.publicUrl().get());
        } else if (options.telegramApi().filter(StackAddresses::isOnThisMachine).isPresent()) {
            registration.setWebhook(gateway());
        }
    }

    private URI gateway() {
        return StackAddresses.http(addresses.gateway());
    }

    private PartPlan worker(String name) {
        int healthPort = ports.of(name);
        var needs = new ArrayList<>(List.of("redis", "sqs", "supabase-gateway"));
        if (options.telegramApi().isEmpty()) {
            needs.add("telegram");
        }
        return PartPlan.of(name, healthPort, Set.copyOf(needs), () -> workerCommand(name, healthPort))
                .grace(WORKER_GRACE);
    }

    private PartCommand workerCommand(String name, int healthPort) {
        var settings = new HashMap<>(environment);
        settings.put("HEALTH_PORT", Integer.toString(healthPort));
        return inBackground(JvmPart.jar(
                name,
                options.root().resolve(name).resolve("target").resolve(name + ".jar"),
                List.of(),
                settings,
                Readiness.httpStatus(StackAddresses.http(healthPort).resolve("/health/ready"), 200)));
    }

    /** Deployed, the function shares no processor with the workers; here it goes before them when it is needed. */
    private static PartCommand inBackground(PartCommand command) {
        var words = new ArrayList<>(List.of("nice", "-n", "10"));
        words.addAll(command.command());
        return new PartCommand(command.name(), words, command.environment(), command.readiness());
    }

    private List<String> workers() throws IOException {
        try (Stream<Path> modules = Files.list(options.root())) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> String.valueOf(module.getFileName()))
                    .filter(name -> name.endsWith("-worker"))
                    .sorted()
                    .toList();
        }
    }

    private Path supabaseFolder() {
        return folder.data("supabase");
    }
}
