package dev.switchboard.dm.answer;

/**
 * A text for a person.
 *
 * @param chat where it goes
 * @param text plain text, at most 4096 UTF-16 units (Bot API, sendMessage)
 */
public record Answer(long chat, String text) {

    /** Says where it goes; the text is private. */
    @Override
    public String toString() {
        return "Answer[" + chat + "]";
    }
}
