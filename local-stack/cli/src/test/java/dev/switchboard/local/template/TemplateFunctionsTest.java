package dev.switchboard.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateFunctionsTest {
    private static final Deployment LOCAL = new Deployment(
            "eu-central-1",
            "000000000000",
            URI.create("http://127.0.0.1:9324"),
            Map.of("Stage", "local", "Release", "1"));

    @Test
    void our_template_declares_the_webhook() {
        Template template = Template.read(Path.of("..", "..", "template.yaml"), LOCAL);

        assertThat(TemplateFunctions.of(template, "local"))
                .filteredOn(function -> function.name().equals("webhook"))
                .singleElement()
                .satisfies(webhook -> {
                    assertThat(webhook.artifact()).isEqualTo(Path.of("ingress-function/webhook/target/webhook.zip"));
                    assertThat(webhook.handler()).isEqualTo("dev.switchboard.ingress.webhook.WebhookFunction");
                    assertThat(webhook.snapStart()).isTrue();
                    assertThat(webhook.timeout()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
                    assertThat(webhook.variables())
                            .contains("REDIS_URL", "WEBHOOK_MASTER_SECRET", "DM_QUEUE_HIGH_URL")
                            .doesNotContain("WEBHOOK_MASTER_SECRET_PREVIOUS");
                    assertThat(webhook.routes()).containsExactly(new Route("ANY", "/api/webhooks/telegram"));
                });
    }

    @Test
    void our_template_declares_the_api_for_every_other_path() {
        Template template = Template.read(Path.of("..", "..", "template.yaml"), LOCAL);

        assertThat(TemplateFunctions.of(template, "local"))
                .filteredOn(function -> function.name().equals("api"))
                .singleElement()
                .satisfies(api -> {
                    assertThat(api.artifact()).isEqualTo(Path.of("ingress-function/api/target/api.zip"));
                    assertThat(api.handler()).isEqualTo("dev.switchboard.ingress.api.ApiFunction");
                    assertThat(api.variables()).isEmpty();
                    assertThat(api.routes()).containsExactly(new Route("ANY", "/{proxy+}"));
                });
    }

    @Test
    void function_without_a_handler_is_named() {
        Template template = Template.parse("""
                Resources:
                  Broken:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: broken
                      CodeUri: broken.zip
                """, LOCAL);

        assertThatThrownBy(() -> TemplateFunctions.of(template, "local")).hasMessage("Broken has no Handler");
    }
}
