package dev.switchboard.sender.content;

import dev.switchboard.sender.content.Refusal.Kind;
import dev.switchboard.telegramtext.LinkCheck;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads what photo is meant, and refuses addresses that could lead somewhere else than they seem to, or into a private
 * network. What the host's name leads to is for {@link PhotoHosts}.
 */
final class PhotoReader {
    private static final int LONGEST = 2_048;

    /** What has a period is an address (TDLib, FileManager.cpp, from_persistent_id); the rest is base64url. */
    private static final Pattern FILE_ID = Pattern.compile("[A-Za-z0-9_-]{10,250}");

    /**
     * A name of two labels at least whose last one does not begin with a digit: every form in which an IP address is
     * written, such as {@code 0x7f.1} or {@code 2130706433}, ends in one that does (WHATWG URL, "ends in a number").
     */
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private static final int LONGEST_HOST = 253;
    private static final int NO_PORT = -1;

    /** Where https is offered to the public; other ports are those of programs inside. */
    private static final Set<Integer> PORTS = Set.of(NO_PORT, 443, 8443);

    private PhotoReader() {}

    /** Returns the photo; empty if it is refused. */
    static Optional<Photo> read(String given, Consumer<Refusal> refusals) {
        if (FILE_ID.matcher(given).matches()) {
            return Optional.of(new Photo.ByFileId(given));
        }
        String wrong = wrongWith(given);
        if (!wrong.isEmpty()) {
            refusals.accept(new Refusal(
                    Kind.PHOTO_REFUSED,
                    "The photo cannot be used, because %s. Give an https address on a public host, or a file_id."
                            .formatted(wrong)));
            return Optional.empty();
        }
        return Optional.of(new Photo.ByAddress(given, host(URI.create(given))));
    }

    private static String wrongWith(String given) {
        if (given.length() > LONGEST) {
            return "its address is longer than %,d characters".formatted(LONGEST);
        }
        URI address;
        try {
            address = new URI(given).parseServerAuthority();
        } catch (URISyntaxException e) {
            return "it is neither a file_id nor a well-formed address";
        }
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            return "it is neither a file_id nor an https address";
        }
        if (address.getRawUserInfo() != null) {
            return "its address holds a user's name";
        }
        if (!PORTS.contains(address.getPort())) {
            return "its address names a port other than 443 and 8443";
        }
        if (!HOST.matcher(host(address)).matches() || host(address).length() > LONGEST_HOST) {
            return "its host is no public name (an IP address is none)";
        }
        return LinkCheck.check(given) instanceof LinkCheck.Bad(String reason) ? "Telegram says: " + reason : "";
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }
}
