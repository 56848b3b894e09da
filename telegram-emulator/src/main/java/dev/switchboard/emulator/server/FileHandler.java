package dev.switchboard.emulator.server;

import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.botapi.BotApi;
import dev.switchboard.emulator.botapi.BotApi.Identity;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.LockedWorld;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/** Serves {@code /file/bot<token>/<file_path>}: the contents of the files that {@code getFile} names. */
final class FileHandler implements Handler {
    private static final String PREFIX = "/file/bot";

    private final BotApi api;
    private final LockedWorld world;

    FileHandler(BotApi api, LockedWorld world) {
        this.api = api;
        this.world = world;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        String path = request.path().path();
        int slash = path.indexOf('/', PREFIX.length());
        Refusal notFound = Refusal.of(404, "Not Found");
        if (!path.startsWith(PREFIX) || slash < 0) {
            send(response, notFound);
            return;
        }
        switch (api.identify(path.substring(PREFIX.length(), slash))) {
            case Identity.Unknown(Refusal refusal) -> send(response, refusal);
            case Identity.Known _ -> {
                Optional<byte[]> content = world.with(w -> w.files().content(path.substring(slash + 1)));
                content.ifPresentOrElse(
                        bytes -> response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream")
                                .send(bytes),
                        () -> send(response, notFound));
            }
        }
    }

    private static void send(ServerResponse response, Refusal refusal) {
        response.status(refusal.status())
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .send(TelegramJson.bytes(refusal.toTelegram()));
    }
}
