package dev.switchboard.sender.content;

import java.util.List;

/** What came of reading what a broadcast is to say. */
public sealed interface ContentResult permits Content, ContentResult.Refused {

    /**
     * It cannot be sent to anybody.
     *
     * @param refusals all that is wrong; at least one
     */
    record Refused(List<Refusal> refusals) implements ContentResult {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("a refusal without a reason");
            }
        }
    }
}
