package dev.switchboard.sender.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sender.content.Content;
import dev.switchboard.sender.content.ContentReader;
import dev.switchboard.sender.content.ContentResult;
import dev.switchboard.sender.content.PhotoHosts;
import dev.switchboard.sender.content.Refusal;
import java.util.stream.Collectors;

/** Tells whether what a broadcast says can be sent: once before it starts, and before each message, since hosts move. */
public final class ContentCheck {
    private final PhotoHosts hosts;

    /** Looks up the hosts of photos by the given means. */
    public ContentCheck(PhotoHosts hosts) {
        this.hosts = hosts;
    }

    /** What a check finds. */
    public sealed interface Checked {
        /** It can be sent. */
        record Sendable(Content content) implements Checked {}

        /**
         * It cannot, and never will as it is.
         *
         * @param reason a stable word
         * @param detail for people: all that is wrong, and what to do
         */
        record Refused(String reason, String detail) implements Checked {}

        /** Nobody can tell now. */
        record NotNow(String detail) implements Checked {}
    }

    /** Checks the content of a row of {@code broadcasts}. */
    public Checked check(JsonNode content) {
        return switch (ContentReader.read(content.toString())) {
            case ContentResult.Refused refused -> {
                var sentences =
                        refused.refusals().stream().map(Refusal::sentence).collect(Collectors.joining(" "));
                yield new Checked.Refused(refused.refusals().getFirst().kind().word(), sentences);
            }
            case Content sendable ->
                hosts.check(sendable).map(ContentCheck::refused).orElseGet(() -> new Checked.Sendable(sendable));
        };
    }

    private static Checked refused(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.PHOTO_HOST_UNKNOWN
                ? new Checked.NotNow(refusal.sentence())
                : new Checked.Refused(refusal.kind().word(), refusal.sentence());
    }
}
