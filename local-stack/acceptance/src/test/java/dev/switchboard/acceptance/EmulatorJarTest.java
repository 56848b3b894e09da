package dev.switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.Checkout;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulated Telegram's program, as somebody has it who has nothing but its one file. */
class EmulatorJarTest {
    private static final Path JAR = Checkout.root().resolve("telegram-emulator/target/telegram-emulator.jar");
    private static final String READY = "ready at ";
    private static final int LIMIT_SECONDS = 60;

    @Test
    void jar_alone_in_a_folder_serves_the_bot_api_and_the_page_and_stops(@TempDir Path folder) throws Exception {
        Files.copy(JAR, folder.resolve("telegram-emulator.jar"));
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "telegram-emulator.jar",
                        "--bot",
                        "5001:any-secret:my_bot")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var out = program.inputReader();
                var http = HttpClient.newHttpClient()) {
            var address = address(out);
            assertThat(get(http, address + "/bot5001:any-secret/getMe").body()).contains("\"username\":\"my_bot\"");
            var page = get(http, address + "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            program.destroy();
            assertThat(program.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void jar_has_the_licences_of_what_it_holds_and_no_signatures() throws Exception {
        try (var jar = new JarFile(JAR.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("Apache License", "QOS.ch");
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(jar, "THIRD-PARTY.txt")).contains("Helidon", "Logback", "lit-html");
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
        }
    }

    private static String address(BufferedReader out) throws IOException {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(READY)) {
                return line.substring(line.indexOf(READY) + READY.length());
            }
        }
        throw new IOException("the program ended before it was ready");
    }

    private static HttpResponse<String> get(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String text(JarFile jar, String entry) throws IOException {
        try (var in = jar.getInputStream(jar.getEntry(entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
