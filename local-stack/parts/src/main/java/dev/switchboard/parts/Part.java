package dev.switchboard.parts;

/** A part of the system that runs until it is closed. */
public interface Part extends AutoCloseable {
    /** Asks it to end, and waits until it has. */
    @Override
    void close();
}
