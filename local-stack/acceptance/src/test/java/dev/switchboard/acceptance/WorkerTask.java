package dev.switchboard.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.parts.Checkout;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.StreamSupport;

/**
 * What the template gives a worker's container on ECS.
 *
 * @param environment the variables, secrets included
 */
record WorkerTask(Map<String, String> environment) {
    private static final Map<String, String> PARAMETERS = Map.of(
            "Stage", "test",
            "SupabaseUrl", "http://127.0.0.1:1",
            "WorkerImages", "example.test/switchboard",
            "WorkerImageTag", "1");

    /** What Secrets Manager would answer. */
    private static final Map<String, String> SECRETS = Map.of(
            "SUPABASE_SERVICE_ROLE_KEY", "key",
            "BOT_TOKEN_KEYS", "test-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    /** Reads the template's task of a worker, which lives beside the given SQS. */
    static WorkerTask of(String worker, URI sqs) {
        var deployment = new Deployment(SqsPart.REGION, SqsPart.ACCOUNT, sqs, PARAMETERS);
        var template = Template.read(Checkout.root().resolve("template.yaml"), deployment);
        var containers = template.resources("AWS::ECS::TaskDefinition").stream()
                .map(task -> new ObjectMapper().valueToTree(task.properties()))
                .flatMap(task -> StreamSupport.stream(task.path("ContainerDefinitions").spliterator(), false));
        var container = containers
                .filter(each -> each.path("Name").asText().equals(worker))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("template.yaml has no container " + worker));
        return new WorkerTask(environment(container));
    }

    private static Map<String, String> environment(JsonNode container) {
        var environment = new HashMap<String, String>();
        for (var variable : container.path("Environment")) {
            environment.put(variable.path("Name").asText(), variable.path("Value").asText());
        }
        for (var secret : container.path("Secrets")) {
            var name = secret.path("Name").asText();
            environment.put(name, SECRETS.getOrDefault(name, ""));
        }
        return environment;
    }
}
