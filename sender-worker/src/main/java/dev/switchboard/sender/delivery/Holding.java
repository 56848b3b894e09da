package dev.switchboard.sender.delivery;

import java.util.UUID;

/**
 * One run's hold on a delivery.
 *
 * @param chat the chat's id as the delivery has it now
 * @param holder names the run; no other has that name
 */
record Holding(UUID broadcast, long chat, String holder) {
    /** Returns the same hold, with the id that the chat has now. */
    Holding at(long chatNow) {
        return new Holding(broadcast, chatNow, holder);
    }
}
