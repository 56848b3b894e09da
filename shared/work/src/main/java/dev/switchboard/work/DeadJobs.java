package dev.switchboard.work;

/** The record of dead jobs that operators list and filter. Implementations are safe for use by several threads. */
public interface DeadJobs {

    /**
     * Records a dead job; once, however often it is called.
     *
     * @throws RuntimeException if the record could not be made; the DLQ has the job all the same
     */
    void record(DeadJob job);
}
