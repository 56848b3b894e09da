package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.telegramtext.UnicodeText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as the log keeps it: of a parameter, and of each part of the answer, 8,192 characters, and 100 parameters. What
 * is cut ends with {@code ... (cut from 1048576)}; of a part of the answer that is no text, the JSON's beginning is left.
 *
 * @param bytes how much of the log it takes up
 */
record KeptCall(Call call, long bytes) {
    private static final int LONGEST = 8192;

    /** No method has as many. */
    private static final int MOST_PARAMETERS = 100;

    /** What an object or an entry of a map takes up beside its words, about. */
    private static final int OVERHEAD = 100;

    static KeptCall of(Call call) {
        String method = cut(call.method());
        Map<String, String> parameters = parameters(call.parameters());
        long bytes = (long) OVERHEAD + method.length();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            bytes += (long) OVERHEAD
                    + parameter.getKey().length()
                    + parameter.getValue().length();
        }
        Map<String, Object> answer = null;
        if (call.answer() != null) {
            answer = new LinkedHashMap<>();
            for (Map.Entry<String, Object> part : call.answer().entrySet()) {
                Part kept = Part.of(part.getValue());
                answer.put(part.getKey(), kept.value);
                bytes += (long) OVERHEAD + kept.bytes;
            }
        }
        return new KeptCall(cut(call, method, parameters, answer), bytes);
    }

    private static Call cut(
            Call call, String method, Map<String, String> parameters, @Nullable Map<String, Object> answer) {
        return new Call(call.number(), call.bot(), method, parameters, call.via(), call.date(), answer, call.fault());
    }

    private static Map<String, String> parameters(Map<String, String> all) {
        Map<String, String> kept = new LinkedHashMap<>();
        all.entrySet().stream()
                .limit(MOST_PARAMETERS)
                .forEach(parameter -> kept.put(cut(parameter.getKey()), cut(parameter.getValue())));
        if (all.size() > MOST_PARAMETERS) {
            kept.put("...", "(cut from " + all.size() + ")");
        }
        return kept;
    }

    private static String cut(String longText) {
        String text = UnicodeText.repaired(longText);
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "... (cut from " + text.length() + ")";
    }

    private record Part(Object value, int bytes) {
        static Part of(Object value) {
            if (value instanceof String text) {
                String kept = cut(text);
                return new Part(kept, kept.length());
            }
            byte[] json = TelegramJson.bytes(value);
            if (json.length <= LONGEST) {
                return new Part(value, json.length);
            }
            String kept = cut(new String(json, StandardCharsets.UTF_8));
            return new Part(kept, kept.length());
        }
    }
}
