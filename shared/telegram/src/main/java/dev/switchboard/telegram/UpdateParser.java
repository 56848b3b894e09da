package dev.switchboard.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.job.JsonLimits;
import dev.switchboard.telegram.UpdateReading.Read;
import dev.switchboard.telegram.UpdateReading.Unreadable;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Reads an update's JSON, as Telegram sent it, into TelegramBots' type. Fields that this version does not know are
 * passed over. Total: any text gives a reading. Safe to share between threads.
 */
public final class UpdateParser {
    private static final int MAX_DETAIL = 200;

    private final ObjectReader reader = JsonMapper.builder(JsonLimits.factory())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Update.class);

    /** Reads one update. */
    public UpdateReading parse(String json) {
        try {
            return read(reader.readValue(json));
        } catch (JsonProcessingException e) {
            return new Unreadable(MessageText.cut(e.getOriginalMessage(), MAX_DETAIL));
        }
    }

    private static UpdateReading read(@Nullable Update update) {
        if (update == null) {
            return new Unreadable("not an object");
        }
        return update.getUpdateId() == null ? new Unreadable("update_id is missing") : new Read(update);
    }
}
