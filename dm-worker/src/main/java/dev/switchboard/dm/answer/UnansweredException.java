package dev.switchboard.dm.answer;

/** An answer could not be given now. */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why; without secrets and without the answer's text. */
    public UnansweredException(String why) {
        super(why);
    }
}
