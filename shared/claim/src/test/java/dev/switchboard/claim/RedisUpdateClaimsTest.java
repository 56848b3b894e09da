package dev.switchboard.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.claim.redis.RedisUpdateClaims;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.redis.RedisClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

@ExtendWith(LocalParts.class)
class RedisUpdateClaimsTest extends ClaimsContract {
    /** Generous: a slow shared machine must not look like a Redis that is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RedisPart part;
    private final RedisClient redis;

    RedisUpdateClaimsTest(RedisPart part) {
        this.part = part;
        this.redis = RedisClients.of(part.uri(), 20, PATIENCE, PATIENCE);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Override
    UpdateClaims claims() {
        return new RedisUpdateClaims(redis, TERMS);
    }

    @Override
    void passLease() throws InterruptedException {
        // Redis's own clock runs: the key is gone when its lease is over
        while (!redis.keys("webhook:7:*").isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void an_update_costs_two_commands() {
        var before = commands();
        claims().claim(new UpdateKey(9, 1), "a");
        claims().confirm(new UpdateKey(9, 1));

        // the two, and the INFO that counted before them
        assertThat(commands() - before).isEqualTo(3);
    }

    @Test
    void a_connection_that_died_meanwhile_is_replaced_without_anybody_noticing() {
        claims().claim(new UpdateKey(9, 2), "a");
        part.restart();

        assertThat(claims().claim(new UpdateKey(9, 3), "a")).isEqualTo(Claim.WON);
    }

    @Test
    void a_redis_that_is_not_there_is_a_store_that_does_not_answer() {
        try (var nobody = RedisClients.of(URI.create("redis://127.0.0.1:" + FreePort.find()), 1, PATIENCE, PATIENCE)) {
            assertThatThrownBy(() -> new RedisUpdateClaims(nobody, TERMS).claim(new UpdateKey(9, 4), "a"))
                    .isInstanceOf(ClaimStoreException.class)
                    .hasMessage("claim store redis did not answer");
        }
    }

    @Test
    void a_redis_that_is_silent_is_asked_once() throws IOException {
        var connections = new AtomicInteger();
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = RedisClients.of(
                        URI.create("redis://127.0.0.1:" + silent.getLocalPort()),
                        2,
                        PATIENCE,
                        Duration.ofMillis(200))) {
            Thread.ofVirtual().start(() -> countConnections(silent, connections));

            assertThatThrownBy(() -> new RedisUpdateClaims(client, TERMS).claim(new UpdateKey(9, 5), "a"))
                    .isInstanceOf(ClaimStoreException.class);
            assertThat(connections).hasValue(1);
        }
    }

    private static void countConnections(ServerSocket server, AtomicInteger connections) {
        while (!server.isClosed()) {
            try {
                server.accept();
                connections.incrementAndGet();
            } catch (IOException e) {
                return; // closed: the test is over
            }
        }
    }

    private long commands() {
        return redis.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
