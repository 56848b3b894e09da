package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import dev.switchboard.parts.Checkout;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Resource;
import dev.switchboard.parts.template.Template;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code template.yaml} gives the function is what it uses, and no more. */
class WebhookRightsTest {
    private final Map<String, Object> function = Template.read(
                    Checkout.root().resolve("template.yaml"),
                    new Deployment(
                            "eu-central-1",
                            "000000000000",
                            URI.create("http://sqs"),
                            Map.of("Stage", "dev", "Release", "1")))
            .resources("AWS::Serverless::Function")
            .stream()
            .filter(resource -> resource.logicalId().equals("WebhookFunction"))
            .findFirst()
            .map(Resource::properties)
            .orElseThrow();

    @Test
    void it_is_told_of_the_queues_that_updates_go_to_and_of_no_others() {
        assertThat(found("([A-Z_]+_QUEUE_[A-Z]+_URL)=", function.get("Environment")))
                .isEqualTo(targets(QueueName::environmentVariable));
    }

    @Test
    void it_may_send_to_these_queues_and_to_no_others() {
        assertThat(found("arn:aws:sqs:[^:]+:[0-9]+:dev-([a-z_]+)", function.get("Policies")))
                .isEqualTo(targets(QueueName::word));
    }

    private static Set<String> targets(Function<QueueName, String> name) {
        return WebhookSettings.TARGETS.stream().map(name).collect(Collectors.toSet());
    }

    private static Set<String> found(String pattern, @Nullable Object section) {
        return Pattern.compile(pattern)
                .matcher(Objects.requireNonNull(section).toString())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
