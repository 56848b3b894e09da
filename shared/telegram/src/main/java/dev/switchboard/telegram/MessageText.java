package dev.switchboard.telegram;

/** Makes hostile text fit to stand in a message. */
public final class MessageText {
    /** The longest text of a message, in UTF-16 units after entity parsing (Bot API, {@code sendMessage}). */
    public static final int MAX_TEXT = 4_096;

    /** The longest caption, in UTF-16 units after entity parsing (Bot API, {@code sendPhoto}). */
    public static final int MAX_CAPTION = 1_024;

    private MessageText() {}

    /** Returns the text if it has at most {@code units} UTF-16 units, else its beginning, with no character split. */
    public static String cut(String text, int units) {
        if (units < 0) {
            throw new IllegalArgumentException("a text cannot have " + units + " units");
        }
        if (text.length() <= units) {
            return text;
        }
        boolean splits = units > 0 && Character.isSurrogatePair(text.charAt(units - 1), text.charAt(units));
        return text.substring(0, splits ? units - 1 : units);
    }
}
