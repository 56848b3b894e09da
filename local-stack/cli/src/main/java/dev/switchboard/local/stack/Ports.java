package dev.switchboard.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Gives each part a port of its own, the same one from start to start as long as nobody else has taken it.
 *
 * <p>The ports lie below those that systems give to outgoing connections (Linux: 32768 and up), so that none is taken
 * while its part is being restarted. Not safe for use by several threads.
 */
final class Ports {
    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;

    private final Path file;
    private final RandomGenerator random;
    private final Properties remembered = new Properties();
    private final Set<Integer> given = new HashSet<>();

    /** Reads what the file remembers of an earlier start. */
    Ports(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                remembered.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns the port of a part. */
    int of(String part) {
        int port = Integer.parseInt(remembered.getProperty(part, "0"));
        while (port == 0 || given.contains(port) || !isFree(port)) {
            port = random.nextInt(LOWEST, BEYOND);
        }
        return take(part, port);
    }

    /**
     * Returns the port that was asked for.
     *
     * @throws IllegalArgumentException if it is not free
     */
    int wanted(String part, int port) {
        if (!isFree(port)) {
            throw new IllegalArgumentException("port " + port + " is in use; choose another one with --port");
        }
        return take(part, port);
    }

    /** Remembers the given ports for the next start. */
    void remember() {
        try (var writer = Files.newBufferedWriter(file)) {
            remembered.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int take(String part, int port) {
        given.add(port);
        remembered.setProperty(part, Integer.toString(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
