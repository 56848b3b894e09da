package dev.switchboard.local.stack;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where the parts listen, all on this machine's loopback interface.
 *
 * @param telegramApi where the bots call the Bot API
 */
record StackAddresses(
        int gateway,
        int lambda,
        int telegram,
        int sqs,
        int redis,
        int dynamodb,
        int postgres,
        int postgrest,
        int supabase,
        URI telegramApi) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Gives every part a port. */
    static StackAddresses choose(Ports ports, int gatewayPort, Optional<URI> telegramApi) {
        int gateway = gatewayPort == 0 ? ports.of("ingress") : ports.wanted("ingress", gatewayPort);
        int telegram = ports.of("telegram");
        return new StackAddresses(
                gateway,
                ports.of("lambda"),
                telegram,
                ports.of("sqs"),
                ports.of("redis"),
                ports.of("dynamodb"),
                ports.of("postgres"),
                ports.of("postgrest"),
                ports.of("supabase-gateway"),
                telegramApi.orElse(http(telegram)));
    }

    /** Returns the HTTP address of a port. */
    static URI http(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns whether an address is on this machine's loopback interface. */
    static boolean isOnThisMachine(URI address) {
        return LOOPBACK.contains(String.valueOf(address.getHost()));
    }

    /** Returns the gateway's address on this machine. */
    URI gatewayUri() {
        return http(gateway);
    }

    /** Returns Redis's address. */
    URI redisUri() {
        return URI.create("redis://127.0.0.1:" + redis);
    }
}
