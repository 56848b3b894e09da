package dev.switchboard.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.emulator.types.Upload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
    @Test
    void texts_and_files_are_read_byte_by_byte() {
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

        MultipartForm form =
                MultipartForm.read("multipart/form-data; boundary=\"x y\"", body.getBytes(StandardCharsets.UTF_8));

        assertThat(form.texts()).isEqualTo(Map.of("text", "Grüße\r\nzwei", "empty", ""));
        assertThat(form.files()).containsOnlyKeys("certificate");
        assertThat(form.files().values()).allSatisfy(file -> {
            assertThat(file.name()).isEqualTo("a.pem");
            assertThat(file.content()).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void names_without_quotes_are_read_too() {
        String body = """
                --x
                content-disposition:form-data;name=photo;filename=a.png

                bytes
                --x--
                """.replace("\n", "\r\n");

        MultipartForm form =
                MultipartForm.read("multipart/form-data; boundary=x", body.getBytes(StandardCharsets.UTF_8));

        assertThat(form.files()).containsOnlyKeys("photo");
        assertThat(form.files().values()).extracting(Upload::name).containsExactly("a.png");
    }

    @Property(tries = 200)
    void any_bytes_come_through(@ForAll byte[] content) {
        byte[] head = "preamble\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);

        MultipartForm form = MultipartForm.read("multipart/form-data; boundary=b", body);

        assertThat(form.files().values()).extracting(Upload::content).containsExactly(content);
    }

    @Test
    void body_without_a_boundary_is_refused() {
        assertThatThrownBy(() -> MultipartForm.read("multipart/form-data", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
