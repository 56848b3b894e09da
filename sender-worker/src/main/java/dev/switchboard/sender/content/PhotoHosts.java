package dev.switchboard.sender.content;

import dev.switchboard.sender.content.Refusal.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Refuses photos whose host leads into a private network.
 *
 * <p>Ask when a broadcast is checked and again before each send: a name may lead elsewhere by then. The one who fetches the
 * photo is Telegram, which resolves the name for itself, so this keeps nobody from changing it in between; it keeps
 * addresses of ours out of what we send. As safe to share between threads as the resolver is.
 */
public final class PhotoHosts {
    private final HostResolver resolver;

    public PhotoHosts(HostResolver resolver) {
        this.resolver = resolver;
    }

    /** Returns why a content's photo must not be sent now; empty if nothing speaks against it. May wait for the resolver. */
    public Optional<Refusal> check(Content content) {
        return content.photo().flatMap(photo -> switch (photo) {
            case Photo.ByFileId _ -> Optional.empty();
            case Photo.ByAddress(String _, String host) -> check(host);
        });
    }

    private Optional<Refusal> check(String host) {
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            addresses = List.of();
        }
        if (addresses.isEmpty()) {
            return Optional.of(new Refusal(
                    Kind.PHOTO_HOST_UNKNOWN,
                    "The photo's host %s has no address: mend the photo's address, or try again later."
                            .formatted(host)));
        }
        return addresses.stream().allMatch(PublicAddresses::contain)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Kind.PHOTO_REFUSED,
                        "The photo's host %s leads to an address that is not public: put the photo on a public host."
                                .formatted(host)));
    }
}
