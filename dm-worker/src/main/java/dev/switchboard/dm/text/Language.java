package dev.switchboard.dm.text;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that the bot speaks. */
public enum Language {
    EN("English"),
    ES("Español"),
    PT("Português"),
    DE("Deutsch"),
    FR("Français"),
    RU("Русский"),
    TR("Türkçe"),
    HI("हिन्दी");

    private final String code = name().toLowerCase(Locale.ROOT);
    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** Returns its ISO 639-1 code, which is how it is stored and stands in callback data. */
    public String code() {
        return code;
    }

    /** Returns what its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** Returns its locale, by which plurals and numbers are formed. */
    public Locale locale() {
        return Locale.forLanguageTag(code);
    }

    /** Returns the language of a code, or empty if the bot does not speak it. */
    public static Optional<Language> ofCode(@Nullable String code) {
        for (var language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the language of what Telegram says of a person's app.
     *
     * @param languageCode an IETF tag such as {@code pt-br} (Bot API, {@code User.language_code}), or nothing
     * @return English where the tag says none of ours
     */
    public static Language detect(@Nullable String languageCode) {
        return languageCode == null
                ? EN
                : ofCode(Locale.forLanguageTag(languageCode).getLanguage()).orElse(EN);
    }
}
