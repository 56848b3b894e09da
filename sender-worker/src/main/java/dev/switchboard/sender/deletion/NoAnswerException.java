package dev.switchboard.sender.deletion;

/** Messages may have been deleted; asking once more tells. */
final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }
}
