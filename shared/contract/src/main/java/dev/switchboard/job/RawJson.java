package dev.switchboard.job;

/**
 * One JSON value as its sender wrote it, so that fields unknown to us survive.
 *
 * @param text well-formed JSON; whoever makes a {@code RawJson} has checked that
 */
public record RawJson(String text) {

    /** Says the length only: the text is somebody's private message. */
    @Override
    public String toString() {
        return "RawJson[" + text.length() + " characters]";
    }
}
