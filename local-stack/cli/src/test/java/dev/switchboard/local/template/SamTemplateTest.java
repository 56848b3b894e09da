package dev.switchboard.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamTemplateTest {
    @TempDir
    private Path folder;

    @Test
    void our_template_declares_the_webhook() throws IOException {
        SamTemplate template = SamTemplate.read(Path.of("..", "..", "template.yaml"));

        assertThat(template.functions())
                .filteredOn(function -> function.name().equals("webhook"))
                .singleElement()
                .satisfies(webhook -> {
                    assertThat(webhook.artifact()).isEqualTo(Path.of("ingress-function/webhook/target/webhook.zip"));
                    assertThat(webhook.handler()).isEqualTo("dev.switchboard.ingress.webhook.WebhookFunction");
                    assertThat(webhook.snapStart()).isTrue();
                    assertThat(webhook.timeout()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
                    assertThat(webhook.variables()).contains("REDIS_URL", "WEBHOOK_MASTER_SECRET", "DM_QUEUE_HIGH_URL");
                    assertThat(webhook.routes()).containsExactly(new Route("ANY", "/api/webhooks/telegram"));
                });
    }

    @Test
    void function_without_a_handler_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("template.yaml"), """
                Resources:
                  Broken:
                    Type: AWS::Serverless::Function
                    Properties:
                      FunctionName: !Sub "${Stage}-broken"
                      CodeUri: broken.zip
                """);

        assertThatThrownBy(() -> SamTemplate.read(file)).hasMessage("Broken has no Handler");
    }
}
