package dev.switchboard.parts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Redis 6.2 that appends every write to a file in its data folder, synchronised once a second. */
public final class RedisPart implements ProcessPart {
    private final int port;
    private final PartProcess process;

    private RedisPart(int port, PartProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Makes the data folder and returns the command that serves it on a loopback port. */
    public static PartCommand prepare(int port, Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = List.of(
                Servers.ofCheckout().redis().toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                dataFolder.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        return new PartCommand("redis", command, Map.of(), Readiness.of("PONG from port " + port, () -> ping(port)));
    }

    /** Starts Redis on a free port. */
    public static RedisPart start(Path dataFolder) {
        return start(FreePort.find(), dataFolder);
    }

    /** Starts Redis on the given port. */
    public static RedisPart start(int port, Path dataFolder) {
        return new RedisPart(port, PartProcess.start(prepare(port, dataFolder), dataFolder.resolve("redis.log")));
    }

    /** Returns its port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Returns its address, such as {@code redis://127.0.0.1:6379}. */
    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    @Override
    public PartProcess process() {
        return process;
    }

    private static void ping(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Readiness.PROBE_TIMEOUT_MILLIS);
            socket.setSoTimeout(Readiness.PROBE_TIMEOUT_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(5), US_ASCII);
            if (!answer.equals("+PONG")) {
                throw new IOException("it answered " + answer);
            }
        }
    }
}
