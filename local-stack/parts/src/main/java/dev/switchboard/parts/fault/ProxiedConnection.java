package dev.switchboard.parts.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** One client's connection through a {@link FaultProxy}, and the proxy's own to the server. */
final class ProxiedConnection {
    private static final int BUFFER = 64 * 1024;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;

    /** What has passed of the request under way and of its answer; a text may come in two pieces. */
    private final StringBuilder request = new StringBuilder();

    private final StringBuilder answer = new StringBuilder();

    /** Tripwires that the request under way has armed. */
    private final List<Tripwire> armed = new ArrayList<>();

    private long returned;

    ProxiedConnection(FaultProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() {
        Thread.ofVirtual().start(() -> pump(client, this::passRequest));
        Thread.ofVirtual().start(() -> pump(server, this::passAnswer));
    }

    /** Both directions call it, each when it ends. */
    synchronized void close() {
        if (client.isClosed()) {
            return;
        }
        proxy.forget(this);
        try (client;
                server) {
            client.setSoLinger(true, 0); // a reset, as from a process that died
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passes bytes on, and says whether the connection is to live on. */
    private interface Passage {
        boolean pass(byte[] buffer, int length) throws IOException, InterruptedException;
    }

    private void pump(Socket from, Passage passage) {
        var buffer = new byte[BUFFER];
        try {
            var stream = from.getInputStream();
            boolean live = true;
            while (live) {
                int length = stream.read(buffer);
                live = length >= 0 && passage.pass(buffer, length);
            }
        } catch (IOException e) {
            // one side is gone, and the other is told by the close below
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private boolean passRequest(byte[] buffer, int length) throws IOException, InterruptedException {
        return requestTripwires(text(buffer, length)) == Then.FORWARD
                && forward(buffer, length, length, server.getOutputStream());
    }

    private boolean passAnswer(byte[] buffer, int length) throws IOException, InterruptedException {
        if (answerTripwires(text(buffer, length)) == Then.DROP) {
            return false;
        }
        long left = left(length);
        returned += length;
        return forward(buffer, Math.clamp(left, 0, length), length, client.getOutputStream());
    }

    /** Returns how much of the answers may still be returned, of a piece so long that has just come. */
    private synchronized long left(int length) {
        return switch (proxy.fault()) {
            case Fault.CutAfter(long bytes) -> bytes - returned;
            case Fault.StallAfter(String text) -> {
                int found = answer.indexOf(text);
                yield found < 0 ? length : found + text.length() - (answer.length() - length);
            }
            case Fault.None _, Fault.Refuse _, Fault.BlackHole _, Fault.Delay _ -> length;
        };
    }

    private boolean forward(byte[] buffer, int allowed, int length, OutputStream to)
            throws IOException, InterruptedException {
        return switch (proxy.fault()) {
            case Fault.Refuse _ -> false;
            case Fault.BlackHole _ -> true;
            case Fault.Delay(var by) -> {
                Thread.sleep(by);
                to.write(buffer, 0, length);
                yield true;
            }
            case Fault.StallAfter _ -> {
                to.write(buffer, 0, allowed);
                yield true;
            }
            case Fault.None _, Fault.CutAfter _ -> {
                to.write(buffer, 0, allowed);
                yield allowed == length;
            }
        };
    }

    private synchronized Then requestTripwires(String bytes) {
        if (!answer.isEmpty()) {
            // the last request has been answered: this is another one
            request.setLength(0);
            answer.setLength(0);
            armed.clear();
        }
        request.append(bytes);
        var then = Then.FORWARD;
        for (Tripwire tripwire : proxy.tripwires()) {
            if (tripwire.isIn(request)) {
                switch (tripwire.at()) {
                    case REQUEST -> then = worse(then, tripwire.fire());
                    case ANSWER -> armed.add(tripwire);
                    case RESPONSE -> {}
                }
            }
        }
        return then;
    }

    private synchronized Then answerTripwires(String bytes) {
        answer.append(bytes);
        var then = Then.FORWARD;
        for (Tripwire tripwire : proxy.tripwires()) {
            boolean isSetOff = switch (tripwire.at()) {
                case REQUEST -> false;
                case ANSWER -> armed.contains(tripwire);
                case RESPONSE -> tripwire.isIn(answer);
            };
            if (isSetOff) {
                then = worse(then, tripwire.fire());
            }
        }
        return then;
    }

    private static Then worse(Then one, Then other) {
        return one == Then.DROP ? one : other;
    }

    private static String text(byte[] buffer, int length) {
        return new String(buffer, 0, length, ISO_8859_1);
    }
}
