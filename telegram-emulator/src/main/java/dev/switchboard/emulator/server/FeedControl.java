package dev.switchboard.emulator.server;

import dev.switchboard.emulator.server.FeedReader.Told;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NotPossible;
import dev.switchboard.emulator.world.World;
import io.helidon.http.HeaderNames;
import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * {@code /_emulator/events}: what happens, as server-sent events (WHATWG HTML, section 9.2).
 *
 * <p>Each reader has a thread of its own, which takes what is new under the world's lock and writes it outside: who
 * reads slowly waits for nobody but itself.
 */
final class FeedControl {
    /** How long a stream is silent at most, so that a reader who went away is noticed. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final LockedWorld world;

    FeedControl(LockedWorld world) {
        this.world = world;
    }

    List<ControlRoute> routes() {
        return List.of(ControlRoute.raw("/events", this::stream));
    }

    private void stream(ServerRequest request, ServerResponse response) {
        FeedReader reader = reader(new ControlExchange(request), lastEventId(request));
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            while (true) {
                List<Told> news =
                        world.await(World::feed, reader::next, HEARTBEAT).orElse(List.of());
                news.forEach(told -> sink.emit(event(told)));
                if (news.isEmpty()) {
                    sink.emit(SseEvent.builder()
                            .comment("")
                            .id(reader.position())
                            .data(SseEvent.NO_DATA)
                            .build());
                }
            }
        } catch (UncheckedIOException e) {
            throw new CloseConnectionException("the reader of events went away", e);
        } catch (NotPossible e) {
            throw new CloseConnectionException("the person is no more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the emulator stops", e);
        }
    }

    private FeedReader reader(ControlExchange exchange, String lastEventId) {
        long person = exchange.query("person", 0);
        if (person != 0) {
            world.with(w -> w.accounts().person(person));
        }
        FeedReader.Choice choice = FeedReader.Choice.of(person, exchange.query("bot", 0), exchange.query("kinds"));
        return new FeedReader(choice, lastEventId.isEmpty() ? exchange.query("after") : lastEventId);
    }

    private static String lastEventId(ServerRequest request) {
        return request.headers().first(HeaderNames.create("Last-Event-ID")).orElse("");
    }

    private static SseEvent event(Told told) {
        return SseEvent.builder()
                .id(told.id())
                .name(told.kind())
                .data(new String(TelegramJson.bytes(told.payload()), StandardCharsets.UTF_8))
                .build();
    }
}
