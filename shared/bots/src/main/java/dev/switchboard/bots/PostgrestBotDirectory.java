package dev.switchboard.bots;

import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The directory in Supabase: table {@code bots}. */
public final class PostgrestBotDirectory implements BotDirectory {
    private static final String TABLE = "bots";

    private final PostgrestClient postgrest;
    private final TokenCipher cipher;

    public PostgrestBotDirectory(PostgrestClient postgrest, TokenCipher cipher) {
        this.postgrest = postgrest;
        this.cipher = cipher;
    }

    @Override
    public Optional<Bot> find(long botId) {
        return row(botId).map(this::bot);
    }

    /**
     * Stores a bot, its token encrypted with the current key; one that is there already gets the new values.
     *
     * @throws BotDirectoryException if it cannot be stored, or it is unknown whether it was
     */
    public void store(Bot bot) {
        var token = cipher.encrypt(bot.token());
        upsert(
                bot.id(),
                new Row(
                        bot.id(),
                        bot.username(),
                        word(bot.role()),
                        word(bot.state()),
                        token.ciphertext(),
                        token.keyId()));
    }

    /**
     * Makes a bot known that starts up: a new one is active, and one that is there already keeps its state, so that no
     * restart wakes a bot which an admin has paused.
     *
     * @throws BotDirectoryException if it cannot be stored, or it is unknown whether it was
     */
    public void register(BotToken token, String username, BotRole role) {
        var encrypted = cipher.encrypt(token);
        upsert(
                token.botId(),
                new Registration(token.botId(), username, word(role), encrypted.ciphertext(), encrypted.keyId()));
    }

    private void upsert(long botId, Object row) {
        try {
            postgrest.from(TABLE).upsert(List.of(row), "id");
        } catch (PostgrestException e) {
            throw new BotDirectoryException(botId, "cannot be stored", e);
        }
    }

    private Optional<Row> row(long botId) {
        try {
            return postgrest
                    .from(TABLE)
                    .select("id", "username", "role", "state", "token_ciphertext", "token_key_id")
                    .where(Filter.eq("id", botId))
                    .first(Row.class);
        } catch (PostgrestException e) {
            throw new BotDirectoryException(botId, "cannot be looked up", e);
        }
    }

    private Bot bot(Row row) {
        var token = new EncryptedToken(row.tokenKeyId(), row.tokenCiphertext());
        return new Bot(
                row.id(),
                row.username(),
                constant(BotRole.class, row.role(), row.id()),
                constant(BotState.class, row.state(), row.id()),
                cipher.decrypt(row.id(), token));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word, long botId) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BotDirectoryException(botId, "this version knows no " + type.getSimpleName() + " " + word, e);
        }
    }

    /** A row of the table, by its columns' names. */
    record Row(long id, String username, String role, String state, String tokenCiphertext, String tokenKeyId) {}

    /** A row without its state, which the table makes active if it is new. */
    record Registration(long id, String username, String role, String tokenCiphertext, String tokenKeyId) {}
}
