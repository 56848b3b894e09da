package dev.switchboard.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpApiEventTest {
    private static final RouteTable.Match MATCH =
            new RouteTable.Match("ANY /api/webhooks/telegram", "webhook", Map.of());

    @Test
    void event_has_the_shape_of_payload_format_2_0() throws Exception {
        JsonNode event =
                event(call("POST", "", Map.of("Content-Type", List.of("application/json")), utf8("{\"a\":1}")));

        assertThat(event).isEqualTo(new ObjectMapper().readTree("""
                {
                  "version": "2.0",
                  "routeKey": "ANY /api/webhooks/telegram",
                  "rawPath": "/api/webhooks/telegram",
                  "rawQueryString": "",
                  "headers": {
                    "content-type": "application/json",
                    "host": "localhost:8080",
                    "user-agent": "curl/8",
                    "x-forwarded-for": "10.0.0.7",
                    "x-forwarded-proto": "http"
                  },
                  "requestContext": {
                    "accountId": "000000000000",
                    "apiId": "local",
                    "domainName": "localhost:8080",
                    "domainPrefix": "localhost",
                    "http": {
                      "method": "POST",
                      "path": "/api/webhooks/telegram",
                      "protocol": "HTTP/1.1",
                      "sourceIp": "10.0.0.7",
                      "userAgent": "curl/8"
                    },
                    "requestId": "r-1",
                    "routeKey": "ANY /api/webhooks/telegram",
                    "stage": "$default",
                    "time": "12/Mar/2026:19:03:58 +0000",
                    "timeEpoch": 1773342238390
                  },
                  "body": "{\\"a\\":1}",
                  "isBase64Encoded": false
                }"""));
    }

    @Test
    void header_names_are_in_lower_case_and_repeated_values_joined() throws Exception {
        JsonNode event = event(call("POST", "", Map.of("X-Telegram-Bot", List.of("a", "b")), new byte[0]));

        assertThat(event.at("/headers/x-telegram-bot").asText()).isEqualTo("a,b");
    }

    @Test
    void cookies_leave_the_headers_for_a_list_of_their_own() throws Exception {
        JsonNode event = event(call("GET", "", Map.of("Cookie", List.of("a=1; b=2")), new byte[0]));

        assertThat(event.at("/headers").has("cookie")).isFalse();
        assertThat(event.at("/cookies")).extracting(JsonNode::asText).containsExactly("a=1", "b=2");
    }

    @Test
    void query_is_raw_and_also_decoded_with_repeated_values_joined() throws Exception {
        JsonNode event = event(call("GET", "a=1&a=2&b=%C3%A9+x&c&d=%zz", Map.of(), new byte[0]));

        assertThat(event.at("/rawQueryString").asText()).isEqualTo("a=1&a=2&b=%C3%A9+x&c&d=%zz");
        assertThat(event.at("/queryStringParameters").toString())
                .isEqualTo("{\"a\":\"1,2\",\"b\":\"é x\",\"c\":\"\",\"d\":\"%zz\"}");
    }

    @Test
    void empty_body_is_left_out() throws Exception {
        JsonNode event = event(call("GET", "", Map.of(), new byte[0]));

        assertThat(event.has("body")).isFalse();
        assertThat(event.at("/isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void body_of_a_binary_type_is_base64() throws Exception {
        JsonNode event = event(call("POST", "", Map.of("content-type", List.of("image/png")), utf8("png")));

        assertThat(event.at("/isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.at("/body").binaryValue()).isEqualTo(utf8("png"));
    }

    @Test
    void body_that_is_not_utf_8_is_base64() throws Exception {
        byte[] latin1 = {'{', '"', (byte) 0xE9, '"', '}'};

        JsonNode event = event(call("POST", "", Map.of("content-type", List.of("application/json")), latin1));

        assertThat(event.at("/isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.at("/body").binaryValue()).isEqualTo(latin1);
    }

    private static JsonNode event(HttpCall call) throws Exception {
        return new ObjectMapper().readTree(HttpApiEvent.encode(call, MATCH));
    }

    private static HttpCall call(String method, String query, Map<String, List<String>> headers, byte[] body) {
        var all = new LinkedHashMap<>(headers);
        all.put("Host", List.of("localhost:8080"));
        all.put("User-Agent", List.of("curl/8"));
        return new HttpCall(
                "r-1",
                Instant.ofEpochMilli(1_773_342_238_390L),
                method,
                "/api/webhooks/telegram",
                query,
                "HTTP/1.1",
                all,
                body,
                "10.0.0.7");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
