package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Faults that are ordered over the control API. */
class ControlFaultsTest extends ControlFixture {
    @Test
    void fault_meets_the_next_calls_of_one_chat_only() throws Exception {
        write("/start");
        Map<String, ?> refuse = Map.of(
                "kind",
                "refuse",
                "error_code",
                429,
                "description",
                "Too Many Requests: retry after 1",
                "retry_after",
                1);
        post("/faults", Map.of("method", "sendMessage", "chat", "77", "times", 1, "fault", refuse));

        assertThat(client.call(TOKEN, "getMe", Map.of()).get("ok").asBoolean()).isTrue();
        Map<String, ?> message = Map.of("chat_id", 77, "text", "hi");
        HttpResponse<String> first = client.send("POST", "/bot" + TOKEN + "/sendMessage", message);
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("1");
        assertThat(client.call(TOKEN, "sendMessage", message).get("ok").asBoolean())
                .isTrue();
        assertThat(get("/calls?method=sendMessage").at("/calls/0/fault").asText())
                .isEqualTo("refuse");
    }

    @Test
    void delayed_call_is_carried_out() throws Exception {
        post("/faults", Map.of("times", 1, "fault", Map.of("kind", "delay", "millis", 1)));

        assertThat(client.call(TOKEN, "getMe", Map.of()).get("ok").asBoolean()).isTrue();
        assertThat(get("/calls").at("/calls/0/fault").asText()).isEqualTo("delay");
    }

    @Test
    void faults_are_listed_and_cleared() throws Exception {
        post("/faults", Map.of("times", 3, "fault", Map.of("kind", "page", "status", 502)));
        assertThat(client.send("POST", "/bot" + TOKEN + "/getMe", Map.of()).body())
                .startsWith("<html>");
        assertThat(get("/faults").at("/0/met").asInt()).isEqualTo(1);

        send("DELETE", "/faults", Map.of());

        assertThat(get("/faults")).isEmpty();
    }
}
