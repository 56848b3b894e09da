package dev.switchboard.sender.content;

/** A photo that is not uploaded. */
public sealed interface Photo {
    /** Returns what {@code sendPhoto} is given. */
    String value();

    /**
     * One that Telegram has.
     *
     * @param value the {@code file_id}, which only the bot can use that got it from Telegram
     */
    record ByFileId(String value) implements Photo {}

    /**
     * One that Telegram's servers fetch.
     *
     * @param value an https address
     * @param host a name, never an IP address
     */
    record ByAddress(String value, String host) implements Photo {}
}
