package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other sites' pages in the browser of one who develops a bot. */
class OwnPagesOnlyTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        browser.close();
        telegram.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://127.0.0.1:1", "null", "no address"})
    void page_of_another_site_makes_nobody(String origin) throws Exception {
        assertThat(makePerson(origin).statusCode()).isEqualTo(403);
    }

    @Test
    void own_page_makes_a_person() throws Exception {
        assertThat(makePerson(telegram.address().toString()).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> makePerson(String origin) throws Exception {
        URI people = URI.create(telegram.address() + "/_emulator/people");
        HttpRequest request = HttpRequest.newBuilder(people)
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\": 77, \"first_name\": \"Ann\"}"))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
