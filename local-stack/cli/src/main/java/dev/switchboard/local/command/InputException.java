package dev.switchboard.local.command;

/** What a person gave a command cannot be used; the message is for them. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
