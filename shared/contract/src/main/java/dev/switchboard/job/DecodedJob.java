package dev.switchboard.job;

/** What a message's text turned out to be. */
public sealed interface DecodedJob {

    /** A job that this version knows. */
    record Known(JobEnvelope envelope) implements DecodedJob {}

    /**
     * A text that this version cannot take as a job.
     *
     * @param reason one line for an operator, without any of the text
     */
    record Unknown(String reason) implements DecodedJob {}
}
