package dev.switchboard.sender.delivery;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of what was sent to which chat. Every call may be repeated with the same effect. A run that was thought dead is
 * listened to until somebody else holds the delivery, and believed at any time that its message is there. Implementations are safe for use by several threads.
 */
interface Deliveries {
    /** Tells what {@link #begin} would say: ready, held, paused or settled. */
    Verdict.Look lookAt(Holding holding);

    /**
     * Begins a delivery; begun again under the same name it goes on. So a name is for who has sent nothing yet.
     *
     * @param debugCode for a message that has none yet
     * @param lease how long nobody else may send it
     */
    Verdict.Begun begin(Holding holding, String debugCode, Duration lease);

    /** Begins one that is in doubt anew, and records why. */
    Verdict.Begun resend(Holding holding, Duration lease, Doubt doubt);

    /** Nothing was sent: it waits again. */
    void release(Holding holding);

    /**
     * Nothing was sent, because of the photo: it waits again, as a text.
     *
     * @param holding may be without a hold where it is no fault of the group's
     * @param faultOfGroup whether the chat takes no photos, rather than nobody this one
     */
    void refusePhoto(Holding holding, boolean faultOfGroup);

    /**
     * Nothing was sent, because the photo's host has no address just now: it waits, and after some times it goes as a text, or has
     * failed if there is none. A call that is repeated counts twice, which does no harm.
     *
     * @param hasText whether there is a text to send instead
     * @return whether it goes on at once
     */
    boolean holdBack(Holding holding, boolean hasText, String description);

    /** Nobody knows whether it was sent. */
    void doubt(Holding holding, String reason, String description);

    /**
     * It arrived.
     *
     * @param message Telegram's id of it; {@code null} if the answer could not be read
     * @param text as it was shown, without the debug code
     * @param photo {@code null} if it went as a text
     */
    void settleSent(Holding holding, @Nullable Integer message, String text, @Nullable String photo);

    /** One that was in doubt arrived: it was found, as this message; the rest is as {@link #settleSent} has it. */
    void settleFound(Holding holding, int message, String text, @Nullable String photo);

    /**
     * It failed for good.
     *
     * @param faultOfGroup whether it counts against the group
     * @return who is to be told that the group ended with it, if anybody
     */
    OptionalLong settleFailed(Holding holding, String reason, String description, boolean faultOfGroup);

    /** One that is in doubt stays so, and is not sent again; records why. */
    void leave(UUID broadcast, long chat, Doubt doubt);
}
