package dev.switchboard.sender.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the ledger says to a run that wants to send a message. */
sealed interface Verdict {

    /**
     * It can be begun; only a look says so.
     *
     * @param chat the chat's id now
     * @param withPhoto what the broadcast says, if its photo is to go too
     */
    record Ready(long chat, Optional<JsonNode> withPhoto) implements Verdict {}

    /** The delivery is the run's until its lease ends: send it. */
    record Send(Letter letter) implements Verdict {}

    /** An earlier run was sending it when it died, or got no answer: it may have arrived. */
    record InDoubt(Letter letter) implements Verdict {}

    /** Another run is at it, until then at the latest. */
    record Held(Instant until) implements Verdict {}

    /** Another message has this debug code already. */
    record CodeTaken() implements Verdict {}

    /** The broadcast is paused; the delivery is queued again when it goes on. */
    record Paused() implements Verdict {}

    /**
     * Nothing is left to send.
     *
     * @param chat the chat's id now
     * @param tell who is to be told that the group ended, if anybody
     */
    record Settled(long chat, OptionalLong tell) implements Verdict {}
}
