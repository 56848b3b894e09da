package dev.switchboard.emulator.world;

/** Someone was asked to do what Telegram would not let them do, or what makes no sense in this world. */
public final class NotPossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    private NotPossible(boolean missing, String message) {
        super(message);
        this.missing = missing;
    }

    /** Something named does not exist. */
    public static NotPossible noSuch(String what, Object name) {
        return new NotPossible(true, "there is no " + what + " " + name);
    }

    /** It exists, but the rules forbid it. */
    public static NotPossible because(String reason) {
        return new NotPossible(false, reason);
    }

    /** Tells whether something named does not exist. */
    public boolean isMissing() {
        return missing;
    }
}
