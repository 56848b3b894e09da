package dev.switchboard.emulator.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pages of other sites, open in the same browser, from the control API: a browser names the page's origin with
 * every request that changes something, and sends a simple one without asking first. Programs name none and pass.
 *
 * <p>A site can also let its own name lead to this machine for a while (DNS rebinding): its page is the emulator's own
 * then, as far as the browser knows, but for the name. So the name must be one that no site can have: an address in
 * numbers, {@code localhost} (RFC 6761, section 6.3), or one that the emulator was told.
 */
final class OwnPagesOnly implements Filter {
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]+]");

    private final String path;
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Guards a path; {@code names} are this machine's own, beside {@code localhost}. */
    OwnPagesOnly(String path, Set<String> names) {
        this.path = path;
        this.names.addAll(names);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!request.path().path().startsWith(path)) {
            chain.proceed();
        } else if (!isOurs(request.authority())) {
            ControlExchange.sendProblem(
                    response,
                    403,
                    "the control API is called by an IP address, by localhost, or by a name given with --host-name, not as "
                            + request.authority());
        } else if (isForeign(request)) {
            ControlExchange.sendProblem(response, 403, "only the emulator's own page may do that in a browser");
        } else {
            chain.proceed();
        }
    }

    private boolean isOurs(String authority) {
        String host = host(authority);
        return host != null
                && (IP_ADDRESS.matcher(host).matches()
                        || host.equals("localhost")
                        || host.endsWith(".localhost")
                        || names.contains(host));
    }

    private static @Nullable String host(String authority) {
        try {
            String host = URI.create("http://" + authority).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null; // what is no address is not ours
        }
    }

    private static boolean isForeign(RoutingRequest request) {
        return request.headers()
                .first(HeaderNames.ORIGIN)
                .filter(origin -> !isAt(origin, request.authority()))
                .isPresent();
    }

    private static boolean isAt(String origin, String authority) {
        try {
            return authority.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false; // what is no address is not ours
        }
    }
}
