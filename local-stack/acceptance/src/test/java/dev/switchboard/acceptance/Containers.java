package dev.switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.parts.Checkout;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The variables, secrets included, that the workers' containers are given. */
final class Containers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI SQS = URI.create("http://sqs.test");

    private static final Map<String, String> PARAMETERS = Map.of(
            "Stage", "compose",
            "Release", "1",
            "SupabaseUrl", "http://supabase.test",
            "WorkerImages", "images.test/switchboard",
            "WorkerImageTag", "1");

    /** What Secrets Manager would answer. */
    private static final Map<String, String> SECRETS = Map.of(
            "SUPABASE_SERVICE_ROLE_KEY", "key",
            "BOT_TOKEN_KEYS", "test-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "REDIS_URL", "rediss://redis.test",
            "WEBHOOK_MASTER_SECRET", "a-master-secret-of-32-bytes-or-more");

    /** {@code ${NAME:-default}}, which Compose takes from its own environment. */
    private static final Pattern DEFAULTED = Pattern.compile("\\$\\{\\w+:-(.*)}");

    private Containers() {}

    /** Returns the template, as it would be deployed beside the servers of {@code docker-compose.yml}. */
    static Template template() {
        return Template.read(
                Checkout.root().resolve("template.yaml"),
                new Deployment(SqsPart.REGION, SqsPart.ACCOUNT, SQS, PARAMETERS));
    }

    /** Returns what the template gives a worker on ECS. */
    static Map<String, String> onEcs(String worker) {
        var container = template().resources("AWS::ECS::TaskDefinition").stream()
                .map(task -> JSON.<JsonNode>valueToTree(task.properties()).path("ContainerDefinitions"))
                .flatMap(containers -> StreamSupport.stream(containers.spliterator(), false))
                .filter(each -> each.path("Name").asText().equals(worker))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("template.yaml has no container " + worker));
        var environment = new HashMap<String, String>();
        for (var variable : container.path("Environment")) {
            environment.put(
                    variable.path("Name").asText(), variable.path("Value").asText());
        }
        for (var secret : container.path("Secrets")) {
            var name = secret.path("Name").asText();
            environment.put(name, SECRETS.getOrDefault(name, ""));
        }
        return environment;
    }

    /** Returns what {@code docker-compose.yml} gives a worker. */
    static Map<String, String> inCompose(String worker) throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        var compose = JSON.<JsonNode>valueToTree(
                yaml.load(Files.readString(Checkout.root().resolve("docker-compose.yml"))));
        var environment = new HashMap<String, String>();
        compose.path("services")
                .path(worker)
                .path("environment")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(),
                        DEFAULTED.matcher(variable.getValue().asText()).replaceFirst("$1")));
        return environment;
    }
}
