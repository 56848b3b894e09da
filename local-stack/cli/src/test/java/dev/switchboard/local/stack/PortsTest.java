package dev.switchboard.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    private Path folder;

    @Test
    void parts_get_different_ports_and_the_same_ones_at_the_next_start() {
        Ports first = ports();
        int redis = first.of("redis");
        int sqs = first.of("sqs");
        first.remember();

        assertThat(redis).isNotEqualTo(sqs);
        Ports next = ports();
        assertThat(next.of("redis")).isEqualTo(redis);
        assertThat(next.of("sqs")).isEqualTo(sqs);
    }

    @Test
    void port_that_somebody_else_has_taken_is_given_up() throws Exception {
        Ports first = ports();
        int redis = first.of("redis");
        first.remember();

        try (var _ = new ServerSocket(redis, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports().of("redis")).isNotEqualTo(redis);
        }
    }

    @Test
    void wanted_port_that_is_taken_is_named() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = socket.getLocalPort();

            assertThatThrownBy(() -> ports().wanted("ingress", taken))
                    .hasMessageContaining("port " + taken)
                    .hasMessageContaining("--port");
        }
    }

    private Ports ports() {
        return new Ports(folder.resolve("ports.properties"), new Random());
    }
}
