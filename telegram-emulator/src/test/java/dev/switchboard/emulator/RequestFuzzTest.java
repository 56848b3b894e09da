package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * However a call's parameters come, and however broken: the answer is the Bot API's, or the empty one of a request that
 * nobody could read (TDLib, HttpConnectionBase.cpp, loop), and the connection is good for the next call.
 */
class RequestFuzzTest {
    private static final int REQUESTS = 2000;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)");
    private static final List<String> METHODS = List.of("sendMessage", "sendPhoto", "setMyCommands", "getMe", "no");
    private static final List<String> NAMES =
            List.of("chat_id", "text", "photo", "parse_mode", "entities", "commands", "reply_markup", "", "a b", "ü[]");
    private static final List<String> VALUES = List.of(
            "",
            "1",
            "a",
            "+ %41&x=y;",
            "grüße 😀",
            "\0\r\n",
            "attach://photo",
            "HTML",
            "<b>a",
            "{\"a\":[1,\"\\ud83d\"]}",
            "\r\n--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n",
            "x".repeat(5000));

    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withLimits(RateLimits.NONE));
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmulatedBot bot = telegram.bot("fuzzed_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final Random random = new Random(20_261_122);

    @AfterEach
    void stop() {
        http.close();
        telegram.close();
    }

    @Test
    void forms_are_answered_whatever_is_in_them() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            post("application/x-www-form-urlencoded", broken(form(parameters()).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void forms_of_many_parts_are_answered_whatever_is_in_them() throws Exception {
        List<String> types = List.of(
                "multipart/form-data; boundary=b",
                "multipart/form-data; boundary=\"b\"",
                "multipart/form-data;boundary=",
                "multipart/form-data",
                "Multipart/Form-Data; charset=x; boundary=b; y");
        for (int i = 0; i < REQUESTS; i++) {
            post(any(types), broken(multipart(parameters())));
        }
    }

    @Test
    void json_is_answered_however_broken() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            post("application/json", broken(TelegramJson.bytes(parameters())));
        }
    }

    /** Over a bare connection, for no client writes such addresses. */
    @Test
    void queries_are_answered_whatever_is_in_them() throws Exception {
        for (int i = 0; i < REQUESTS; i++) {
            byte[] query = broken(form(parameters()).getBytes(StandardCharsets.UTF_8));
            // what ends a line or a word is no part of an address
            String target = new String(query, StandardCharsets.ISO_8859_1).replaceAll("[^!-~]", "%");
            check(get("/bot" + bot.token() + "/" + any(METHODS) + "?" + target), target);
        }
    }

    private void post(String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(telegram.address() + "/bot" + bot.token() + "/" + any(METHODS)))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        check(new Reply(answer.statusCode(), answer.body()), type + " " + Arrays.toString(body));
    }

    private Reply get(String target) throws IOException {
        try (Socket socket =
                new Socket(telegram.address().getHost(), telegram.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                assertThat(next).as(target + " " + head).isNotNegative();
                head.append((char) next);
            }
            Matcher length = LENGTH.matcher(head);
            assertThat(length.find()).as(target + " " + head).isTrue();
            byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
            return new Reply(Integer.parseInt(head.substring(9, 12)), new String(body, StandardCharsets.UTF_8));
        }
    }

    private static void check(Reply reply, String request) throws IOException {
        assertThat(reply.status).as(request).isLessThan(500);
        if (reply.body.isEmpty()) {
            assertThat(reply.status).as(request).isIn(400, 413);
        } else {
            assertThat(TelegramJson.parse(reply.body).has("ok"))
                    .as(request + " " + reply)
                    .isTrue();
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("chat_id", Long.toString(ann.user().id()));
        for (int i = random.nextInt(5); i > 0; i--) {
            parameters.put(any(NAMES), any(VALUES));
        }
        return parameters;
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private byte[] multipart(Map<String, String> parameters) {
        StringBuilder body = new StringBuilder();
        parameters.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(random.nextInt(4) == 0 ? "\"; filename=\"f.png" : "")
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return body.append("--b--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Leaves one in four whole; of the others some bytes change, go, or come twice. */
    private byte[] broken(byte[] whole) {
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        int rarity = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(whole.length + 1);
        for (byte b : whole) {
            int fate = random.nextInt(rarity) == 0 ? random.nextInt(4) : 4;
            if (fate != 0) {
                broken.write(fate == 1 ? random.nextInt(256) : b);
            }
            if (fate == 2) {
                broken.write(b);
            }
            if (fate == 3) {
                broken.write(any(List.of("%", "=", "&", "\"", "-", "\n", "{", "\u00ff"))
                        .charAt(0));
            }
        }
        return broken.toByteArray();
    }

    private String any(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private record Reply(int status, String body) {}
}
