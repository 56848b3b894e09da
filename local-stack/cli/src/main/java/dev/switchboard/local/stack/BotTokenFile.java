package dev.switchboard.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.bots.BotToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;

/** The file in which a person keeps a real bot's token; it is read at each start and copied nowhere but to the bots. */
final class BotTokenFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Path file;

    BotTokenFile(Path file) {
        this.file = file;
    }

    /**
     * Returns the token.
     *
     * @throws IOException if there is none, or others than the file's owner may read or change it
     */
    String token() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file + " with a bot's token");
        }
        boolean isPrivate = Files.getPosixFilePermissions(file).stream()
                .allMatch(permission ->
                        permission == PosixFilePermission.OWNER_READ || permission == PosixFilePermission.OWNER_WRITE);
        if (!isPrivate) {
            throw new IOException("others may read the bot's token in " + file + "; run chmod 600 " + file);
        }
        try {
            return BotToken.of(Files.readString(file).strip()).secret().reveal();
        } catch (IllegalArgumentException e) {
            throw new IOException("in " + file + " is " + e.getMessage(), e);
        }
    }

    /**
     * Returns the bot, with the user name that Telegram knows it by.
     *
     * @throws IOException if Telegram does not know the token, or does not answer
     */
    MainBot bot(LocalKeys keys, URI telegramApi) throws IOException {
        String token = token();
        JsonNode answer = getMe(URI.create(telegramApi + "/bot" + token + "/getMe"), telegramApi);
        if (!answer.path("ok").asBoolean()) {
            throw new IOException("Telegram at " + telegramApi + " refuses the token in " + file + ": "
                    + answer.path("error_code").asInt() + " "
                    + answer.path("description").asText());
        }
        return MainBot.of(keys, token, answer.at("/result/username").asText());
    }

    private static JsonNode getMe(URI method, URI telegramApi) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(method).timeout(LIMIT).build();
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IOException("Telegram at " + telegramApi + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("asking Telegram was interrupted", e);
        }
    }
}
