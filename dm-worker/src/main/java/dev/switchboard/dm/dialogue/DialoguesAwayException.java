package dev.switchboard.dm.dialogue;

/** Where dialogues stand cannot be said now. */
public final class DialoguesAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public DialoguesAwayException(Throwable cause) {
        super("dialogues are away", cause);
    }
}
