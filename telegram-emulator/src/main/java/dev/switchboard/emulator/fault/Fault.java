package dev.switchboard.emulator.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a call. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Fault.Page.class, name = "page"),
    @JsonSubTypes.Type(value = Fault.Storm.class, name = "storm"),
    @JsonSubTypes.Type(value = Fault.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Fault.SlowAnswer.class, name = "slow_answer"),
    @JsonSubTypes.Type(value = Fault.CutAnswer.class, name = "cut_answer"),
    @JsonSubTypes.Type(value = Fault.LoseRequest.class, name = "lose_request"),
    @JsonSubTypes.Type(value = Fault.LoseAnswer.class, name = "lose_answer")
})
public sealed interface Fault {
    /** The call is refused and has no effect. */
    record Refuse(
            int errorCode, String description, @Nullable Integer retryAfter) implements Fault {
        /** Refuses what is no error, and one without a description. */
        public Refuse {
            Objects.requireNonNull(description, "description is missing");
            if (errorCode < 400 || errorCode > 599) {
                throw new IllegalArgumentException("error_code must be 400-599, not " + errorCode);
            }
        }
    }

    /** An HTML page comes back, as from a proxy in front of the Bot API; the call has no effect. */
    record Page(int status) implements Fault {
        /** Refuses what is no error. */
        public Page {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status must be 400-599, not " + status);
            }
        }
    }

    /** For so many seconds every call is refused with 429 and the seconds that are left, and has no effect. */
    record Storm(int seconds) implements Fault {
        /** Refuses storms of no time and over an hour. */
        public Storm {
            if (seconds < 1 || seconds > 3600) {
                throw new IllegalArgumentException("seconds must be 1-3600, not " + seconds);
            }
        }
    }

    /** The call is carried out after a wait by the machine's clock. */
    record Delay(long millis) implements Fault {
        /** Refuses waits below zero and over ten minutes. */
        public Delay {
            checkWait(millis);
        }
    }

    /** The call is carried out at once, and its answer comes after a wait by the machine's clock. */
    record SlowAnswer(long millis) implements Fault {
        /** Refuses waits below zero and over ten minutes. */
        public SlowAnswer {
            checkWait(millis);
        }
    }

    /** The connection is cut in the middle of the answer's body, after the effect. */
    record CutAnswer() implements Fault {}

    /** The connection is cut before the call has an effect. */
    record LoseRequest() implements Fault {}

    /** The connection is cut after the effect, so that the caller cannot know of it. */
    record LoseAnswer() implements Fault {}

    private static void checkWait(long millis) {
        if (millis < 0 || millis > 600_000) {
            throw new IllegalArgumentException("millis must be 0-600000, not " + millis);
        }
    }

    /** Returns the word that the control API has for it. */
    default String kind() {
        return switch (this) {
            case Refuse _ -> "refuse";
            case Page _ -> "page";
            case Storm _ -> "storm";
            case Delay _ -> "delay";
            case SlowAnswer _ -> "slow_answer";
            case CutAnswer _ -> "cut_answer";
            case LoseRequest _ -> "lose_request";
            case LoseAnswer _ -> "lose_answer";
        };
    }
}
