package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places, telephone numbers and reactions. */
class CardTest extends BotFixture {
    @BeforeEach
    void start() {
        chat.write("/start");
    }

    @ParameterizedTest
    @CsvSource({"52.5,52.5", " 7 north,7", "-.5e1x,-5", "north,0", "+90,90"})
    void degrees_are_read_as_the_real_server_reads_them(String given, double read) throws Exception {
        JsonNode place =
                ok("sendLocation", Map.of("latitude", given, "longitude", 0)).get("location");

        assertThat(place.get("latitude").asDouble()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"1501,1500", "1,1"})
    void accuracy_is_1500_metres_at_worst(String given, double shown) throws Exception {
        Map<String, ?> place = Map.of("latitude", 1, "longitude", 1, "horizontal_accuracy", given);

        assertThat(ok("sendLocation", place).at("/location/horizontal_accuracy").asDouble())
                .isEqualTo(shown);
    }

    @Test
    void accuracy_that_nobody_knows_is_not_shown() throws Exception {
        Map<String, ?> place = Map.of("latitude", 1, "longitude", 1, "horizontal_accuracy", -3);

        assertThat(ok("sendLocation", place).get("location"))
                .isEqualTo(TelegramJson.parse("{\"latitude\":1.0,\"longitude\":1.0}"));
    }

    @Test
    void contact_is_forwarded_as_it_is() throws Exception {
        JsonNode contact = ok("sendContact", Map.of("phone_number", "+49 30", "first_name", "B", "last_name", "C"));

        JsonNode forward = ok(
                "forwardMessage",
                Map.of(
                        "from_chat_id",
                        ann.user().id(),
                        "message_id",
                        contact.get("message_id").asInt()));

        assertThat(forward.get("contact"))
                .isEqualTo(contact.get("contact"))
                .isEqualTo(
                        TelegramJson.parse("{\"phone_number\":\"+49 30\",\"first_name\":\"B\",\"last_name\":\"C\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"type\":\"emoji\",\"emoji\":\"\u2764\"}]",
                "[{\"type\":\"emoji\",\"emoji\":\"\u2764\ufe0f\"}]"
            })
    void message_gets_a_reaction_or_loses_it(String reaction) throws Exception {
        int message = chat.write("hello").messageId();

        assertThat(ok("setMessageReaction", Map.of("message_id", message, "reaction", reaction))
                        .asBoolean())
                .isTrue();
    }

    private JsonNode ok(String method, Map<String, ?> parameters) throws Exception {
        return result(method, parameters(parameters, "chat_id", ann.user().id()));
    }
}
