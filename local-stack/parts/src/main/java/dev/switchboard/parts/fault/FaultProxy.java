package dev.switchboard.parts.fault;

import dev.switchboard.parts.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy on loopback that can fail in all the ways a network and a server can, and act at the moment when a certain
 * request or answer passes.
 *
 * <p>It suits protocols that answer requests one by one on a connection: HTTP/1.1 and Redis. Safe for use by several
 * threads.
 */
public final class FaultProxy implements Part {
    private static final Duration LET_GO = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final InetSocketAddress upstream;
    private final List<Tripwire> tripwires = new CopyOnWriteArrayList<>();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile Fault fault = new Fault.None();
    private ServerSocket listener;

    /** Has the port while nobody listens at it; otherwise the system gives it to somebody else. */
    private Socket held = new Socket();

    private FaultProxy(int upstreamPort) throws IOException {
        this.upstream = new InetSocketAddress(InetAddress.getLoopbackAddress(), upstreamPort);
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** Starts a proxy before a loopback port. */
    public static FaultProxy before(int upstreamPort) {
        try {
            return new FaultProxy(upstreamPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the proxy's port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Returns the proxy's address for a protocol such as {@code http} or {@code redis}. */
    public URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** Fails in this way from now on, connections that stand included. */
    public synchronized void set(Fault next) {
        fault = next;
        try {
            if (next instanceof Fault.Refuse) {
                if (!listener.isClosed()) {
                    listener.close();
                    held = hold(port);
                }
                connections.forEach(ProxiedConnection::close);
            } else if (listener.isClosed()) {
                held.close();
                listener = listen(port);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everything pass again. */
    public void heal() {
        set(new Fault.None());
    }

    /** Runs an action once, when a request that holds the text has come and before it is passed on. */
    public Tripwire beforeRequest(String text, Then then, Runnable action) {
        return add(new Tripwire(Tripwire.At.REQUEST, text, then, action));
    }

    /** Runs an action once, when a request that holds the text has been answered and before the answer is returned. */
    public Tripwire beforeAnswerTo(String requestText, Then then, Runnable action) {
        return add(new Tripwire(Tripwire.At.ANSWER, requestText, then, action));
    }

    /** Runs an action once, when an answer that holds the text has come and before it is returned. */
    public Tripwire beforeResponse(String text, Then then, Runnable action) {
        return add(new Tripwire(Tripwire.At.RESPONSE, text, then, action));
    }

    @Override
    public synchronized void close() {
        try {
            listener.close();
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(ProxiedConnection::close);
    }

    Fault fault() {
        return fault;
    }

    List<Tripwire> tripwires() {
        return tripwires;
    }

    void forget(ProxiedConnection connection) {
        connections.remove(connection);
    }

    private Tripwire add(Tripwire tripwire) {
        tripwires.add(tripwire);
        return tripwire;
    }

    /** A closed listener has its port until the thread that accepts has let go of it. */
    private static Socket hold(int port) throws IOException {
        var deadline = Instant.now().plus(LET_GO);
        while (true) {
            var socket = new Socket();
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (BindException e) {
                socket.close();
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                LockSupport.parkNanos(MOMENT.toNanos());
            }
        }
    }

    private ServerSocket listen(int onPort) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort));
        Thread.ofVirtual().start(() -> acceptFrom(socket));
        return socket;
    }

    private void acceptFrom(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                connect(socket.accept());
            } catch (IOException e) {
                // the listener was closed: connections are refused until another one listens
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket();
        try {
            server.connect(upstream);
        } catch (IOException e) {
            // as if the client had met the closed port itself
            client.close();
            return;
        }
        var connection = new ProxiedConnection(this, client, server);
        connections.add(connection);
        connection.start();
        if (fault instanceof Fault.Refuse) {
            connection.close();
        }
    }
}
