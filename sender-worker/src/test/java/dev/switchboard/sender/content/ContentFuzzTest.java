package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.telegram.MessageText;
import java.io.IOException;

/**
 * Any bytes as a broadcast's content: refused in a few words, or made into a message that can be sent. Runs over its seeds;
 * with {@code JAZZER_FUZZ=1} in the environment it looks for more.
 */
class ContentFuzzTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DebugCode CODE = new DebugCode("DBG:ABC234");

    @FuzzTest(maxDuration = "2m")
    void any_content_is_refused_shortly_or_can_be_sent(byte[] json) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (IOException e) {
            return; // Postgres would not take it either
        }
        switch (ContentReader.read(node)) {
            case ContentResult.Refused(var refusals) -> {
                assertThat(refusals).isNotEmpty().hasSizeLessThan(50);
                assertThat(refusals)
                        .allSatisfy(refusal -> assertThat(refusal.sentence()).hasSizeBetween(20, 500));
            }
            case Content content -> assertCanBeSent(content);
        }
    }

    private static void assertCanBeSent(Content content) {
        switch (Outgoing.of(content, -1001234567890L, CODE)) {
            case Outgoing.OfText(var method) -> {
                assertThatCode(method::validate).doesNotThrowAnyException();
                assertThat(method.getText())
                        .hasSizeLessThanOrEqualTo(MessageText.MAX_TEXT)
                        .endsWith(CODE.value());
            }
            case Outgoing.OfPhoto(var method) -> {
                assertThatCode(method::validate).doesNotThrowAnyException();
                assertThat(method.getCaption())
                        .hasSizeLessThanOrEqualTo(MessageText.MAX_CAPTION)
                        .endsWith(CODE.value());
                assertThat(method.getPhoto().isNew()).isFalse();
            }
        }
    }
}
