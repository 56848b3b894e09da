package dev.switchboard.emulator.server;

import dev.switchboard.emulator.botapi.Answer;
import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.botapi.BotApi;
import dev.switchboard.emulator.botapi.BotApi.Call;
import dev.switchboard.emulator.botapi.BotApi.Identity;
import dev.switchboard.emulator.botapi.FaultyCalls;
import dev.switchboard.emulator.botapi.Parameters;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.types.TelegramJson;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Serves {@code /bot<token>/<method>}, and lets faults come between. */
final class BotApiHandler implements Handler {
    private static final String PREFIX = "/bot";

    private final BotApi api;
    private final FaultyCalls calls;

    BotApiHandler(BotApi api, FaultyCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
        String path = request.path().path();
        int slash = path.indexOf('/', 1);
        if (!path.startsWith(PREFIX) || slash < 0) {
            send(response, Refusal.of(404, "Not Found"));
            return;
        }
        // first, so that nobody has a large body read and kept without a token
        switch (api.identify(path.substring(PREFIX.length(), slash))) {
            case Identity.Unknown(Refusal refusal) -> send(response, refusal);
            case Identity.Known(long bot) -> handle(bot, path.substring(slash + 1), request, response);
        }
    }

    private void handle(long bot, String method, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        switch (RequestParameters.read(request)) {
            // the real server says why in its log only (TDLib, HttpConnectionBase.cpp, loop)
            case RequestParameters.Unreadable(int status) ->
                response.status(status).send();
            case RequestParameters.TooLarge() -> send(response, Refusal.of(413, RequestBody.TooLarge.DESCRIPTION));
            case RequestParameters.Read(Parameters parameters) ->
                serve(bot, Call.http(methodOf(method, parameters), parameters), response);
        }
    }

    private static String methodOf(String path, Parameters parameters) {
        return path.isEmpty() ? parameters.values().getOrDefault("method", "") : path;
    }

    private void serve(long bot, Call call, ServerResponse response) throws InterruptedException {
        Optional<Fault> met = calls.meet(bot, call);
        if (met.isEmpty()) {
            send(response, api.call(bot, call));
            return;
        }
        Fault fault = met.get();
        Call faulty = call.metBy(fault.kind());
        switch (fault) {
            case Fault.Refuse _, Fault.Storm _ -> {
                Refusal refusal = FaultyCalls.refusal(fault).orElseThrow();
                api.recordLost(bot, faulty, refusal);
                send(response, refusal);
            }
            case Fault.Page(int status) -> {
                api.recordLost(bot, faulty, null);
                sendPage(response, status);
            }
            case Fault.Delay(long millis) -> {
                FaultyCalls.pause(millis);
                send(response, api.call(bot, faulty));
            }
            case Fault.SlowAnswer(long millis) -> {
                Answer answer = api.call(bot, faulty);
                FaultyCalls.pause(millis);
                send(response, answer);
            }
            case Fault.CutAnswer _ -> sendHalf(response, api.call(bot, faulty));
            case Fault.LoseRequest _ -> {
                api.recordLost(bot, faulty, null);
                throw new CloseConnectionException("fault: request lost");
            }
            case Fault.LoseAnswer _ -> {
                api.call(bot, faulty);
                throw new CloseConnectionException("fault: answer lost");
            }
        }
    }

    private static void send(ServerResponse response, Answer answer) {
        response.status(answer.status()).header(HeaderValues.CONTENT_TYPE_JSON);
        if (answer instanceof Refusal refusal && refusal.parameters().containsKey("retry_after")) {
            response.header(
                    HeaderNames.RETRY_AFTER,
                    refusal.parameters().get("retry_after").toString());
        }
        response.send(TelegramJson.bytes(answer.toTelegram()));
    }

    /** Promises the whole answer, writes half of it, and hangs up. */
    private static void sendHalf(ServerResponse response, Answer answer) {
        byte[] body = TelegramJson.bytes(answer.toTelegram());
        response.status(answer.status())
                .header(HeaderValues.CONTENT_TYPE_JSON)
                .header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        OutputStream out = response.outputStream();
        try {
            out.write(body, 0, body.length / 2);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new CloseConnectionException("fault: answer cut");
    }

    private static void sendPage(ServerResponse response, int status) {
        String page = "<html>\r\n<head><title>" + status + "</title></head>\r\n<body>\r\n<center><h1>" + status
                + "</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n";
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "text/html")
                .send(page.getBytes(StandardCharsets.UTF_8));
    }
}
