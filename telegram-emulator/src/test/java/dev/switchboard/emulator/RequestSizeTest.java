package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.TelegramJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files of 50 MB and no more (Bot API, "Sending files"). */
class RequestSizeTest {
    private static final int MB = 1 << 20;
    private static final String TOO_LARGE = "Request Entity Too Large";

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmulatedBot bot = telegram.bot("large_bot");
    private final EmulatedPerson ann = telegram.person("Ann");

    @AfterEach
    void stop() {
        http.close();
        telegram.close();
    }

    @Test
    void bot_uploads_50_mb() throws Exception {
        ann.chatWith(bot).write("/start");

        HttpResponse<String> answer = send(method("sendDocument"), "multipart/form-data; boundary=b", upload(50 * MB));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(TelegramJson.parse(answer.body())
                        .at("/result/document/file_size")
                        .asLong())
                .isEqualTo(50L * MB);
    }

    @Test
    void larger_upload_is_refused_as_the_real_server_does() throws Exception {
        HttpResponse<String> answer = send(method("sendDocument"), "multipart/form-data; boundary=b", upload(52 * MB));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(TelegramJson.parse(answer.body()).get("error_code").asInt()).isEqualTo(413);
        assertThat(TelegramJson.parse(answer.body()).get("description").asText())
                .isEqualTo(TOO_LARGE);
    }

    @Test
    void body_whose_length_is_told_is_refused_unread() throws Exception {
        HttpResponse<String> answer =
                send(method("sendMessage"), "application/json", BodyPublishers.ofByteArray(new byte[52 * MB]));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void large_body_without_a_token_is_refused_unread() throws Exception {
        URI nobody = URI.create(telegram.address() + "/bot5:nobody/sendDocument");

        HttpResponse<String> answer =
                send(nobody, "multipart/form-data", BodyPublishers.ofByteArray(new byte[52 * MB]));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(TelegramJson.parse(answer.body()).get("description").asText())
                .isEqualTo("Unauthorized");
    }

    @Test
    void control_api_refuses_it_with_a_problem() throws Exception {
        HttpResponse<String> answer = send(
                URI.create(telegram.address() + "/_emulator/people"),
                "application/json",
                BodyPublishers.ofByteArray(new byte[52 * MB]));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(TelegramJson.parse(answer.body()).get("detail").asText()).isEqualTo(TOO_LARGE);
    }

    private URI method(String name) {
        return URI.create(telegram.address() + "/bot" + bot.token() + "/" + name);
    }

    /** In chunks, so that nobody is told how much comes. */
    private BodyPublisher upload(int size) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n"
                + ann.user().id()
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a\"\r\n\r\n";
        List<InputStream> parts =
                List.of(bytes(head), new ByteArrayInputStream(new byte[size]), bytes("\r\n--b--\r\n"));
        return BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(parts)));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(URI address, String type, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(body)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
