package dev.switchboard.local.stack;

import dev.switchboard.bots.BotToken;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telegram.TelegramSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;

/** The file in which a person keeps a real bot's token; it is read at each start and copied nowhere but to the bots. */
final class BotTokenFile {
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
        var token = BotToken.of(token());
        try (var gateways = new TelegramGateways(new TelegramSettings(telegramApi, LIMIT))) {
            return switch (gateways.of(token.botId(), token.secret()).call(new GetMe())) {
                case TelegramReply.Accepted<User> me ->
                    MainBot.of(keys, token.secret().reveal(), me.result().getUserName());
                case TelegramReply.Rejected<User> no ->
                    throw new IOException(
                            "Telegram at " + telegramApi + " refuses the token in " + file + ": " + no.description());
                case TelegramReply.FloodLimited<User> later ->
                    throw new IOException("Telegram at " + telegramApi + " wants to be asked again after "
                            + later.retryAfter().toSeconds() + " s");
                case TelegramReply.Unreachable<User> away ->
                    throw new IOException("Telegram at " + telegramApi + " does not answer: " + away.detail());
            };
        }
    }
}
