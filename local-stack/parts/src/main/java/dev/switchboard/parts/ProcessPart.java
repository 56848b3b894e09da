package dev.switchboard.parts;

/** A part that runs as one process of its own; tests may kill it and start it again on the same port and data. */
public interface ProcessPart extends Part {
    /** Returns its process. */
    PartProcess process();

    /** Ends it at once, as {@code kill -9} does. */
    default void kill() {
        process().kill();
    }

    /** Starts it again on the same port and data, and waits until it answers. */
    default void restart() {
        process().restart();
    }

    /** Asks it to end, and waits until it has. */
    @Override
    default void close() {
        process().close();
    }
}
