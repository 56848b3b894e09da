package dev.switchboard.sender.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the ledger says to a run that wants to send a message. */
sealed interface Verdict {

    /** What a look brings. */
    sealed interface Look extends Verdict {}

    /** What it brings to begin, or to begin anew. */
    sealed interface Begun extends Verdict {}

    /**
     * It can be begun.
     *
     * @param chat the chat's id now
     * @param withPhoto what the broadcast says, if its photo is to go too
     */
    record Ready(long chat, Optional<JsonNode> withPhoto) implements Look {}

    /** The delivery is the run's until its lease ends: send it. */
    record Send(Letter letter) implements Begun {}

    /** An earlier run was sending it when it died, or got no answer: it may have arrived. */
    record InDoubt(Letter letter) implements Begun {}

    /** Another run is at it, until then at the latest. */
    record Held(Instant until) implements Look, Begun {}

    /** Another message has this debug code already. */
    record CodeTaken() implements Begun {}

    /** The broadcast is paused; the delivery is queued again when it goes on. */
    record Paused() implements Look, Begun {}

    /**
     * Nothing is left to send.
     *
     * @param chat the chat's id now
     * @param tell who is to be told that the group ended, if anybody
     */
    record Settled(long chat, OptionalLong tell) implements Look, Begun {}
}
