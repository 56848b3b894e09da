package dev.switchboard.local.stack;

import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.local.supervisor.PartPlan;
import dev.switchboard.local.supervisor.Stack;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabaseKeys;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The whole system on one machine: which parts there are, what each needs, and how each is run.
 *
 * <p>Workers are the checkout's modules named {@code *-worker}.
 */
public final class LocalStack implements Stack {
    private static final String STAGE = "local";

    private final StackOptions options;
    private final StackFolder folder;
    private final Ports ports;
    private final StackAddresses addresses;
    private final LocalKeys keys;
    private final SupabaseKeys supabaseKeys;
    private final MainBot bot;
    private final BotRegistration registration;
    private final ServerPlans servers;
    private final ProgramPlans programs;

    /**
     * Chooses ports, makes keys at the first start, and asks Telegram who the bot of a given token is.
     *
     * @throws IOException if there is no such token, or Telegram does not know it
     */
    public LocalStack(StackOptions options, StackFolder folder) throws IOException {
        this.options = options;
        this.folder = folder;
        this.ports = new Ports(folder.data("ports.properties"), new SecureRandom());
        this.addresses = StackAddresses.choose(ports, options.port(), options.telegramApi());
        this.keys = LocalKeys.in(LocalKeys.file(folder));
        this.supabaseKeys = SupabaseKeys.of(supabaseFolder());
        this.bot = options.botTokenFile().isPresent()
                ? new BotTokenFile(options.botTokenFile().get()).bot(keys, addresses.telegramApi())
                : MainBot.of(keys);
        this.registration =
                new BotRegistration(bot, TokenKeys.of(Secret.of(keys.botTokenKeys())), addresses, supabaseKeys);
        Template template = template();
        this.servers = new ServerPlans(options.root(), folder, addresses, template, registration);
        this.programs = new ProgramPlans(
                options,
                folder,
                addresses,
                StackEnvironment.of(template, STAGE, addresses, keys, supabaseKeys),
                registration);
    }

    /** Returns the parts, each after those that it needs. */
    @Override
    public List<PartPlan> plans() throws IOException {
        var plans = new ArrayList<PartPlan>(List.of(servers.postgres(), servers.sqs(), servers.redis()));
        if (hasDynamoDb()) {
            plans.add(servers.dynamoDb());
        }
        if (options.telegramApi().isEmpty()) {
            plans.add(programs.telegram());
        }
        plans.addAll(List.of(servers.postgrest(), servers.supabaseGateway(), programs.ingress()));
        for (String worker : workers()) {
            plans.add(programs.worker(worker, ports.of(worker)));
        }
        ports.remember();
        return List.copyOf(plans);
    }

    /** Returns what {@code stack.json} says, but for the pids. */
    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("gateway", addresses.gatewayUri().toString());
        facts.put("telegramApi", addresses.telegramApi().toString());
        facts.put("webhookUrl", programs.webhookUrl().toString());
        facts.put("lambda", StackAddresses.http(addresses.lambda()).toString());
        facts.put("adminApiKey", keys.adminApiKey());
        facts.put("bots", List.of(bot.facts()));
        facts.put("sqs", StackAddresses.http(addresses.sqs()).toString());
        facts.put("redis", addresses.redisUri().toString());
        if (hasDynamoDb()) {
            facts.put("dynamodb", StackAddresses.http(addresses.dynamodb()).toString());
        }
        facts.put("postgrest", StackAddresses.http(addresses.supabase()).toString());
        facts.put("postgres", registration.postgresUri(supabaseFolder()));
        facts.put("serviceRoleKey", supabaseKeys.serviceRole());
        return facts;
    }

    private Template template() {
        return Template.read(
                options.root().resolve("template.yaml"),
                new Deployment(
                        SqsPart.REGION,
                        SqsPart.ACCOUNT,
                        StackAddresses.http(addresses.sqs()),
                        Map.of(
                                "Stage",
                                STAGE,
                                "Release",
                                "local",
                                "ClaimsFallback",
                                options.claimsFallback().word())));
    }

    /** Its one use is the webhook's claims, and it does not run on every machine. */
    private boolean hasDynamoDb() {
        return options.claimsFallback() == ClaimsFallback.DYNAMODB;
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
