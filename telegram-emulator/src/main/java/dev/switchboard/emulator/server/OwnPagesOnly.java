package dev.switchboard.emulator.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;

/**
 * Keeps the pages of other sites, open in the same browser, from the control API: a browser names the page's origin with
 * every request that changes something, and sends a simple one without asking first. Programs name none and pass.
 */
final class OwnPagesOnly implements Filter {
    private final String path;

    OwnPagesOnly(String path) {
        this.path = path;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (request.path().path().startsWith(path) && isForeign(request)) {
            ControlExchange.sendProblem(response, 403, "only the emulator's own page may do that in a browser");
        } else {
            chain.proceed();
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
