package dev.switchboard.parts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.junit.LocalParts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalParts.class)
class RedisPartTest {
    @Test
    void what_was_written_survives_a_restart_on_the_same_port(RedisPart redis) throws IOException {
        int port = redis.port();
        assertThat(call(redis, "SET part redis")).isEqualTo("+OK");

        long killed = redis.process().pid();
        redis.kill();
        assertThat(redis.process().isAlive()).isFalse();
        redis.restart();

        assertThat(redis.port()).isEqualTo(port);
        assertThat(redis.process().pid()).isNotEqualTo(killed);
        assertThat(call(redis, "STRLEN part")).isEqualTo(":5");
    }

    private static String call(RedisPart redis, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
                var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.getOutputStream().write((command + "\r\n").getBytes(US_ASCII));
            return reader.readLine();
        }
    }
}
