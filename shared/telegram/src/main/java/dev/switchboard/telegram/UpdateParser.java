package dev.switchboard.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.job.JsonLimits;
import dev.switchboard.telegram.UpdateReading.Read;
import dev.switchboard.telegram.UpdateReading.Unreadable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Reads an update's JSON, as Telegram sent it, into TelegramBots' type. Fields that this version does not know are
 * passed over. Total: any text gives a reading. Safe to share between threads.
 */
public final class UpdateParser {
    private static final int LONGEST_PATH = 200;

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
            return new Unreadable(detail(e));
        }
    }

    /** Says where it failed. Jackson's own message would quote what stands there, which is private. */
    private static String detail(JsonProcessingException problem) {
        var location = problem.getLocation();
        var place = location == null
                ? ""
                : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
        return switch (problem) {
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> "another type is expected in " + path(mapping) + place;
            case JsonMappingException _ -> "not an update" + place;
            default -> "not well-formed JSON" + place;
        };
    }

    private static String path(JsonMappingException problem) {
        var path = problem.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        return MessageText.cut(path, LONGEST_PATH);
    }

    private static UpdateReading read(@Nullable Update update) {
        if (update == null) {
            return new Unreadable("not an object");
        }
        return update.getUpdateId() == null ? new Unreadable("update_id is missing") : new Read(update);
    }
}
