package dev.switchboard.emulator.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body, in the words of who wrote it: Jackson's own name the emulator's classes. */
final class UnreadableJson {
    private UnreadableJson() {}

    /** Says what is wrong, and with which field. */
    static String words(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "there is no field " + field(unknown);
            case InvalidTypeIdException unknown ->
                field(unknown)
                        + (unknown.getTypeId() == null ? " says no kind" : " has no kind " + unknown.getTypeId());
            case InvalidFormatException wrong ->
                field(wrong) + " must be " + kind(wrong.getTargetType()) + ", not " + wrong.getValue();
            case MismatchedInputException wrong -> field(wrong) + " must be " + kind(wrong.getTargetType());
            case ValueInstantiationException refused -> reason(refused);
            case JsonMappingException wrong -> field(wrong) + " cannot be read";
            default ->
                "the body is not JSON, from line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + " on";
        };
    }

    /** A value that was read and made no sense says so itself. */
    private static String reason(JsonMappingException e) {
        Throwable cause = e.getCause();
        return cause == null ? field(e) + " cannot be read" : String.valueOf(cause.getMessage());
    }

    private static String field(JsonMappingException e) {
        List<Reference> path = e.getPath();
        if (path.isEmpty()) {
            return "the body";
        }
        StringBuilder field = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        } else if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return "a whole number in range";
        } else if (type == Double.class || type == double.class) {
            return "a number";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "a text";
        } else if (type.isEnum()) {
            return "one of those that there are";
        } else {
            return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
        }
    }
}
