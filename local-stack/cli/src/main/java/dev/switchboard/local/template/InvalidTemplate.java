package dev.switchboard.local.template;

/** The template does not say what the local stack needs to know. */
public final class InvalidTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTemplate(String message) {
        super(message);
    }
}
