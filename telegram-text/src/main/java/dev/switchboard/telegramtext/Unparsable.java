package dev.switchboard.telegramtext;

/**
 * Ends a parser early with the reason. A parser finds what is wrong deep in its loops; this carries the reason to
 * {@link TextFormatting}, which makes it a value; it never leaves this package.
 */
final class Unparsable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Unparsable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
