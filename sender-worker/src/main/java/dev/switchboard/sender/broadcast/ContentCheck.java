package dev.switchboard.sender.broadcast;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.sender.content.Content;
import dev.switchboard.sender.content.ContentReader;
import dev.switchboard.sender.content.ContentResult;
import dev.switchboard.sender.content.PhotoHosts;
import dev.switchboard.sender.content.Refusal;
import java.util.Optional;
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
         * @param asText what can be sent all the same, if nothing but the photo is wrong
         */
        record Refused(String reason, String detail, Optional<Content> asText) implements Checked {}

        /**
         * Nobody can tell now: the photo's host has no address.
         *
         * @param content what can be sent once it has one
         * @param detail for people: what is wrong, and what to do
         */
        record HostUnknown(Content content, String detail) implements Checked {}
    }

    /** Checks the content of a row of {@code broadcasts}, for a chat that gets no photo: nobody asks for its host then. */
    public Checked checkWithoutPhoto(JsonNode content) {
        return switch (ContentReader.read(content)) {
            case ContentResult.Refused refused -> refused(refused);
            case Content all ->
                all.withoutPhoto()
                        .<Checked>map(Checked.Sendable::new)
                        .orElseGet(() -> new Checked.Refused(
                                "photo_refused",
                                "the photo was refused, and has no caption to send instead",
                                Optional.empty()));
        };
    }

    private static Checked refused(ContentResult.Refused refused) {
        var sentences = refused.refusals().stream().map(Refusal::sentence).collect(Collectors.joining(" "));
        return new Checked.Refused(refused.refusals().getFirst().kind().word(), sentences, Optional.empty());
    }

    /** Checks the content of a row of {@code broadcasts}. */
    public Checked check(JsonNode content) {
        return switch (ContentReader.read(content)) {
            case ContentResult.Refused refused -> refused(refused);
            case Content sendable ->
                hosts.check(sendable)
                        .map(refusal -> refused(sendable, refusal))
                        .orElseGet(() -> new Checked.Sendable(sendable));
        };
    }

    private static Checked refused(Content content, Refusal refusal) {
        return refusal.kind() == Refusal.Kind.PHOTO_HOST_UNKNOWN
                ? new Checked.HostUnknown(content, refusal.sentence())
                : new Checked.Refused(refusal.kind().word(), refusal.sentence(), content.withoutPhoto());
    }
}
