package dev.switchboard.parts.template;

/** A template says something that cannot be carried out here; the message says what and where. */
public final class InvalidTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTemplateException(String problem) {
        super(problem);
    }
}
