package dev.switchboard.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
    @Test
    void texts_are_read_and_files_passed_over() {
        String body = """
                --x y
                Content-Disposition: form-data; name="text"

                Grüße
                zwei
                --x y
                Content-Disposition: form-data; name="certificate"; filename="a.pem"
                Content-Type: application/octet-stream

                secret
                --x y
                Content-Type: text/plain
                Content-Disposition: form-data; name="empty"


                --x y--
                """.replace("\n", "\r\n");

        assertThat(MultipartForm.texts("multipart/form-data; boundary=\"x y\"", body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("text", "Grüße\r\nzwei", "empty", ""));
    }

    @Test
    void body_without_a_boundary_is_refused() {
        assertThatThrownBy(() -> MultipartForm.texts("multipart/form-data", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
