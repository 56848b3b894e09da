package dev.switchboard.sender.delivery;

/** A message may have arrived, and is sent again because its broadcast wants that. */
final class InDoubtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InDoubtException(String message) {
        super(message);
    }
}
