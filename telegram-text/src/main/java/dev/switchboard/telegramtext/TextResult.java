package dev.switchboard.telegramtext;

/** What became of a text that a bot sent. */
public sealed interface TextResult permits FormattedText, TextResult.Refused {
    /**
     * It is refused.
     *
     * @param reason as TDLib words it, such as {@code Can't parse entities: ...}
     */
    record Refused(String reason) implements TextResult {}
}
