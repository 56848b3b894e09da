package dev.switchboard.sender.delivery;

/**
 * One run's turn at a delivery.
 *
 * @param holder the name under which the run holds the delivery
 * @param onSending is told that something may have been sent from now on
 */
record Turn(String holder, Runnable onSending) {
    /** From now on something may have been sent: no other run goes on under this name. */
    void sends() {
        onSending.run();
    }
}
