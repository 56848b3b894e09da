package dev.switchboard.emulator.botapi;

/** Reads {@code language_code} (TDLib, validate_bot_language_code). */
final class LanguageCode {
    private LanguageCode() {}

    /** Returns two letters, or nothing for all languages. */
    static String read(Parameters parameters) {
        String code = parameters.text("language_code");
        if (!code.matches("([a-z]{2})?")) {
            throw Refused.badRequest("invalid language code specified");
        }
        return code;
    }
}
