package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A reader of {@code /_emulator/events}, as a browser's EventSource is one. */
final class EventStream implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Stream<String> lines;

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        lines = http.send(request, BodyHandlers.ofLines()).body();
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(URI emulator, String query) throws IOException, InterruptedException {
        return new EventStream(HttpRequest.newBuilder(URI.create(emulator + "/_emulator/events?" + query))
                .build());
    }

    static EventStream resume(URI emulator, String query, String lastEventId) throws IOException, InterruptedException {
        return new EventStream(HttpRequest.newBuilder(URI.create(emulator + "/_emulator/events?" + query))
                .header("Last-Event-ID", lastEventId)
                .build());
    }

    Event next() throws InterruptedException {
        Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }

    @Override
    public void close() {
        http.shutdownNow();
        lines.close();
    }

    private void read() {
        String id = "";
        String kind = "";
        String data = "";
        try {
            for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
                String line = all.next();
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    kind = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data += line.substring(5);
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, kind, TelegramJson.parse(data)));
                    data = "";
                }
            }
        } catch (IOException | UncheckedIOException e) {
            events.add(new Event(id, "closed", TelegramJson.tree(String.valueOf(e.getMessage()))));
        }
    }

    /** What the stream told. */
    record Event(String id, String kind, JsonNode data) {}
}
