package dev.switchboard.bots;

import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The directory in Supabase: table {@code bots}. */
public final class PostgrestBotDirectory implements BotDirectory {
    private static final String TABLE = "bots";
    private static final int PAGE = 500;

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
     * Returns the ids of all bots, whatever their state, smallest first.
     *
     * @throws PostgrestException if they cannot be listed now
     */
    public List<Long> all() {
        var rows = postgrest.from(TABLE).select("id").orderBy(Order.asc("id")).pages(Id.class, PAGE);
        var ids = new ArrayList<Long>();
        rows.forEachRemaining(row -> ids.add(row.id()));
        return ids;
    }

    /**
     * Returns whether a bot's token is encrypted with a key that is no longer the current one.
     *
     * @throws BotDirectoryException if the directory cannot be asked now
     */
    public boolean isUnderOldKey(long botId) {
        return row(botId).map(Row::token).filter(cipher::isOutdated).isPresent();
    }

    /**
     * Encrypts a bot's token with the current key. A token that is stored meanwhile stays.
     *
     * @throws BotDirectoryException if it cannot be stored, or it is unknown whether it was
     * @throws UnreadableTokenException if the token cannot be decrypted
     */
    public void encryptAnew(long botId) {
        row(botId).map(Row::token).ifPresent(stored -> {
            var encrypted = cipher.encrypt(cipher.decrypt(botId, stored));
            change(botId, new NewCiphertext(encrypted.ciphertext(), encrypted.keyId()), unchanged(botId, stored));
        });
    }

    /**
     * Forgets the token of a bot that is revoked; one that opens nothing stands in its place. A token that is stored meanwhile
     * stays, and so does that of a bot which is not revoked.
     *
     * @throws BotDirectoryException if that cannot be stored, or it is unknown whether it was
     * @throws UnreadableTokenException if the stored token cannot be decrypted
     */
    public void discardToken(BotToken token) {
        ifStored(token, stored -> {
            var nothing = cipher.encrypt(BotToken.of(token.botId() + ":discarded"));
            var revoked = Filter.eq("state", word(BotState.REVOKED));
            change(
                    token.botId(),
                    new NewCiphertext(nothing.ciphertext(), nothing.keyId()),
                    Filter.and(unchanged(token.botId(), stored), revoked));
        });
    }

    /**
     * Notes that Telegram knows a bot's token no more. It is forgotten when another token is stored; one that is stored already
     * is not called dead.
     *
     * @throws BotDirectoryException if that cannot be stored, or it is unknown whether it was
     * @throws UnreadableTokenException if the stored token cannot be decrypted
     */
    public void noteDead(BotToken token) {
        ifStored(
                token,
                stored -> change(token.botId(), new DeadToken(stored.ciphertext()), unchanged(token.botId(), stored)));
    }

    private void ifStored(BotToken token, Consumer<EncryptedToken> deed) {
        row(token.botId())
                .map(Row::token)
                .filter(stored -> cipher.decrypt(token.botId(), stored).equals(token))
                .ifPresent(deed);
    }

    private static Filter unchanged(long botId, EncryptedToken stored) {
        return Filter.and(Filter.eq("id", botId), Filter.eq("token_ciphertext", stored.ciphertext()));
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

    /**
     * Notes whether Telegram took a bot's webhook when it was set last: either way it knows the bot's token.
     *
     * @throws BotDirectoryException if it cannot be stored, or it is unknown whether it was
     */
    public void noteConnected(long botId, boolean connected) {
        change(botId, new Connection(connected, null), Filter.eq("id", botId));
    }

    /**
     * Gives a bot the name that Telegram says.
     *
     * @throws BotDirectoryException if it cannot be stored, or it is unknown whether it was
     */
    public void rename(long botId, String username) {
        change(botId, new Name(username), Filter.eq("id", botId));
    }

    private void change(long botId, Object columns, Filter which) {
        try {
            postgrest.from(TABLE).update(columns, which);
        } catch (PostgrestException e) {
            throw new BotDirectoryException(botId, "cannot be stored", e);
        }
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
        return new Bot(
                row.id(),
                row.username(),
                constant(BotRole.class, row.role(), row.id()),
                constant(BotState.class, row.state(), row.id()),
                cipher.decrypt(row.id(), row.token()));
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

    private record Id(long id) {}

    /** A row of the table, by its columns' names. */
    record Row(long id, String username, String role, String state, String tokenCiphertext, String tokenKeyId) {
        EncryptedToken token() {
            return new EncryptedToken(tokenKeyId, tokenCiphertext);
        }
    }

    /** What changes when a token is encrypted anew, or discarded. */
    record NewCiphertext(String tokenCiphertext, String tokenKeyId) {}

    /** What changes when a webhook is set. */
    record Connection(boolean connected, @Nullable String deadCiphertext) {}

    /** What changes when a token is found dead. */
    record DeadToken(String deadCiphertext) {}

    /** What changes when a bot is renamed. */
    record Name(String username) {}

    /** A row without its state, which the table makes active if it is new. */
    record Registration(long id, String username, String role, String tokenCiphertext, String tokenKeyId) {}
}
