package dev.switchboard.dm.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * What the bot says, in every language: ICU message patterns from {@code phrases_<language>.properties}. Texts are plain,
 * without a parse mode, so that no name can break or forge their formatting. Safe for use by several threads.
 */
public final class Phrasebook {
    private final Map<Language, Map<Phrase, MessageFormat>> phrases;

    private Phrasebook(Map<Language, Map<Phrase, MessageFormat>> phrases) {
        this.phrases = phrases;
    }

    /**
     * Reads all languages.
     *
     * @throws IllegalStateException if a phrase is missing or is no pattern
     */
    public static Phrasebook load() {
        var phrases = new EnumMap<Language, Map<Phrase, MessageFormat>>(Language.class);
        for (var language : Language.values()) {
            phrases.put(language, patterns(language));
        }
        return new Phrasebook(phrases);
    }

    /** Returns a phrase without placeholders. */
    public String say(Language language, Phrase phrase) {
        return say(language, phrase, Map.of());
    }

    /**
     * Returns a phrase.
     *
     * @param arguments what stands for its placeholders: texts as they are, numbers in the language's way
     */
    public String say(Language language, Phrase phrase, Map<String, ?> arguments) {
        var pattern = phrases.getOrDefault(language, Map.of()).get(phrase);
        if (pattern == null) {
            throw new IllegalStateException(language + " has no " + phrase);
        }
        // a format keeps state while it works
        return pattern.clone().format(arguments);
    }

    private static Map<Phrase, MessageFormat> patterns(Language language) {
        var file = "phrases_" + language.code() + ".properties";
        var lines = read(file);
        var patterns = new EnumMap<Phrase, MessageFormat>(Phrase.class);
        for (var phrase : Phrase.values()) {
            var line = lines.getProperty(phrase.key());
            if (line == null) {
                throw new IllegalStateException(file + " lacks " + phrase.key());
            }
            patterns.put(phrase, pattern(file, phrase, line, language));
        }
        return patterns;
    }

    private static MessageFormat pattern(String file, Phrase phrase, String line, Language language) {
        try {
            return new MessageFormat(line, language.locale());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + ": " + phrase.key() + " is no ICU pattern", e);
        }
    }

    static Properties read(String file) {
        var lines = new Properties();
        try (var stream = Phrasebook.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return lines;
    }
}
