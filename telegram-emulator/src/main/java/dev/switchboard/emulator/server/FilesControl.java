package dev.switchboard.emulator.server;

import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NotPossible;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.util.List;

/** {@code /_emulator/files}: the files that messages name, as people's apps load them. */
final class FilesControl {
    private final LockedWorld world;

    FilesControl(LockedWorld world) {
        this.world = world;
    }

    List<ControlRoute> routes() {
        return List.of(ControlRoute.raw("/files/{file}", this::send));
    }

    private void send(ServerRequest request, ServerResponse response) throws IOException {
        String name = request.path().pathParameters().get("file");
        FileId id = FileId.parse(name);
        byte[] content =
                world.with(w -> w.files().content(id)).orElseThrow(() -> NotPossible.noSuch("content of file", name));
        response.header(HeaderNames.CONTENT_TYPE, contentType(content))
                // an id never names another content
                .header(HeaderNames.CACHE_CONTROL, "private, max-age=86400, immutable")
                .header(HeaderNames.CONTENT_DISPOSITION, "inline")
                // a stranger's file is a picture at most, never a page
                .header(HeaderNames.create("Content-Security-Policy"), "default-src 'none'; sandbox")
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                .send(content);
    }

    private static String contentType(byte[] content) throws IOException {
        String guess = URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(content));
        return guess != null && guess.matches("image/(gif|jpeg|png)") ? guess : "application/octet-stream";
    }
}
