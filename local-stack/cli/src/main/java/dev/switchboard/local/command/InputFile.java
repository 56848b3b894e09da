package dev.switchboard.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of JSON that a person named. */
final class InputFile {
    private static final String STANDARD_INPUT = "-";

    /** Of two values one behind the other the second would be dropped without a word. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;

    /** Takes a path, or {@code -} for the standard input. */
    InputFile(String name) {
        this.name = name;
    }

    /** Reads all of it; throws {@link InputException} if there is nothing to read or no JSON in it. */
    JsonNode read() {
        try {
            return JSON.readTree(
                    name.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name)));
        } catch (NoSuchFileException e) {
            throw new InputException("There is no file " + name + ".");
        } catch (AccessDeniedException e) {
            throw new InputException(name + " may not be read.");
        } catch (JsonProcessingException e) {
            throw new InputException(name + " holds no JSON, or more than one value: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InputException(name + " cannot be read: " + e.getMessage());
        }
    }
}
