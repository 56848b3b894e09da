package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** The fields of a JSON object as the real server reads them, with its words for what is wrong (TDLib, JsonBuilder.cpp). */
final class JsonFields {
    private final JsonNode object;

    JsonFields(JsonNode object) {
        this.object = object;
    }

    boolean isEmpty() {
        return object.isEmpty();
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** Returns a field as it stands; a missing node if it is not there. */
    JsonNode get(String name) {
        return object.path(name);
    }

    boolean optionalBool(String name) throws Wrong {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Wrong("Field \"" + name + "\" must be of type Boolean");
        }
        return value.booleanValue();
    }

    String optionalString(String name) throws Wrong {
        return object.has(name) ? requiredString(name) : "";
    }

    String requiredString(String name) throws Wrong {
        JsonNode value = required(name);
        if (!value.isTextual() && !value.isNumber()) {
            throw new Wrong("Field \"" + name + "\" must be of type String");
        }
        return value.asText();
    }

    int optionalInt(String name, int otherwise) throws Wrong {
        return object.has(name) ? requiredInt(name) : otherwise;
    }

    int requiredInt(String name) throws Wrong {
        JsonNode value = required(name);
        if (!value.isTextual() && !value.isNumber()) {
            throw new Wrong("Field \"" + name + "\" must be a Number");
        }
        return wholeNumber(value.asText())
                .orElseThrow(() -> new Wrong("Field \"" + name + "\" must be a valid Number"));
    }

    JsonFields requiredObject(String name) throws Wrong {
        return new JsonFields(requiredOf(JsonKind.OBJECT, name));
    }

    /** Returns an array, or a missing node if it is not there. */
    JsonNode optionalArray(String name) throws Wrong {
        return object.has(name) ? requiredOf(JsonKind.ARRAY, name) : object.path(name);
    }

    private JsonNode requiredOf(JsonKind kind, String name) throws Wrong {
        JsonNode value = required(name);
        boolean fits = switch (kind) {
            case OBJECT -> value.isObject();
            case ARRAY -> value.isArray();
        };
        if (!fits) {
            String word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
            throw new Wrong("Field \"" + name + "\" must be of type " + word);
        }
        return value;
    }

    private JsonNode required(String name) throws Wrong {
        if (!object.has(name)) {
            throw new Wrong("Can't find field \"" + name + "\"");
        }
        return object.path(name);
    }

    /** Reads a number that must fit into 32 bits. */
    static Optional<Integer> wholeNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private enum JsonKind {
        OBJECT,
        ARRAY
    }

    /** A field is not as it should be; {@link #reason()} says so in the real server's words. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Wrong(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
