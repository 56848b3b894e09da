package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import dev.switchboard.emulator.BotApiClient;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.limit.RateLimit;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Paths, tokens, methods, webhooks: what is wrong before or beside any chat. */
class RequestRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            new RefusalTriple(
                    "path names no bot",
                    404,
                    "Not Found",
                    "HttpConnection.cpp, handle",
                    scene -> scene.client().get("/getMe")),
            new RefusalTriple(
                    "method does not exist",
                    404,
                    "Not Found: method not found",
                    "Client.cpp, on_cmd",
                    scene -> scene.call("sendNothing", Map.of())),
            new RefusalTriple(
                    "secret is another",
                    401,
                    "Unauthorized",
                    "Client.cpp, get_closing_error",
                    scene -> scene.client().get("/bot" + scene.bot().id() + ":wrong/getMe")),
            new RefusalTriple(
                    "token is none",
                    401,
                    "Unauthorized: invalid token specified",
                    "ClientManager.cpp, send",
                    scene -> scene.client().get("/botwrong/getMe")),
            badRequest(
                    "secret token has 257 characters",
                    "secret token is too long",
                    "Client.cpp, do_set_webhook",
                    scene -> scene.call(
                            "setWebhook", Map.of("url", "http://localhost", "secret_token", "a".repeat(257)))),
            badRequest(
                    "secret token has a space",
                    "secret token contains unallowed characters",
                    "Client.cpp, do_set_webhook",
                    scene -> {
                        String token = scene.telegram().bot("spaced_secret_bot").token();
                        return setWebhook(scene, token, Map.of("url", "http://localhost", "secret_token", "a b"));
                    }),
            new RefusalTriple(
                    "webhook is set twice within a second",
                    429,
                    "Too Many Requests: retry after 1",
                    Map.of("retry_after", 1),
                    "Client.cpp, do_set_webhook; Query.cpp, set_retry_after_error",
                    scene -> {
                        String token = scene.telegram().bot("hasty_webhook_bot").token();
                        HttpResponse<String> answer = setWebhook(scene, token, Map.of("url", "http://localhost:1/a"));
                        for (int i = 0; i < 50 && answer.statusCode() == 200; i++) {
                            answer = setWebhook(scene, token, Map.of("url", "http://localhost:1/" + i));
                        }
                        return answer;
                    }),
            new RefusalTriple(
                    "updates are asked for beside a webhook",
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                            + " webhook first",
                    "Client.cpp, fail_query_conflict",
                    scene -> {
                        String token = scene.telegram().bot("hooked_bot").token();
                        setWebhook(scene, token, Map.of("url", "http://localhost:1/a"));
                        return scene.client().get("/bot" + token + "/getUpdates");
                    }),
            new RefusalTriple(
                    "token has no number in front",
                    421,
                    "Misdirected Request: unallowed token specified",
                    "ClientManager.cpp, send",
                    scene -> scene.client().get("/botabc:def/getMe")),
            new RefusalTriple(
                    "token begins with a zero",
                    401,
                    "Unauthorized: invalid token specified",
                    "ClientManager.cpp, send",
                    scene -> scene.client().get("/bot05:def/getMe")),
            new RefusalTriple(
                    "token has a number no bot has",
                    401,
                    "Unauthorized: invalid token specified",
                    "ClientManager.cpp, send",
                    scene -> scene.client().get("/bot18014398509481984:def/getMe")),
            new RefusalTriple(
                    "token has 81 characters",
                    401,
                    "Unauthorized: invalid token specified",
                    "ClientManager.cpp, send",
                    scene -> scene.client().get("/bot5:" + "a".repeat(79) + "/getMe")),
            new RefusalTriple(
                    "sixth message at once to one chat",
                    429,
                    "Too Many Requests: retry after 1",
                    Map.of("retry_after", 1),
                    "Bots FAQ, My bot is hitting limits; Query.cpp, set_retry_after_error",
                    _ -> flood(RateLimits.TELEGRAM, 6)),
            new RefusalTriple(
                    "twenty-first message at once to one group",
                    429,
                    "Too Many Requests: retry after 3",
                    Map.of("retry_after", 3),
                    "Bots FAQ, My bot is hitting limits; Query.cpp, set_retry_after_error",
                    _ -> flood(new RateLimits(null, new RateLimit(20, 60, 20), null), 21)));

    RequestRefusalsTest() {
        super(TRIPLES);
    }

    private static HttpResponse<String> setWebhook(RefusalScene scene, String token, Map<String, ?> parameters)
            throws Exception {
        return scene.client().send("POST", "/bot" + token + "/setWebhook", parameters);
    }

    /** Sends to one group, where time stands still, and returns the last answer. */
    private static HttpResponse<String> flood(RateLimits limits, int messages) throws Exception {
        ManualTime still = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
        try (TelegramEmulator telegram = TelegramEmulator.start(
                        EmulatorOptions.local().withTime(still).withLimits(limits));
                BotApiClient client = new BotApiClient(telegram.address())) {
            EmulatedBot bot = telegram.bot("hasty_bot");
            EmulatedGroup group = telegram.group("Group", telegram.person("Eve"));
            group.adds(bot);
            String path = "/bot" + bot.token() + "/sendMessage";
            for (int i = 1; i < messages; i++) {
                client.send("POST", path, Map.of("chat_id", group.id(), "text", "a"));
            }
            return client.send("POST", path, Map.of("chat_id", group.id(), "text", "a"));
        }
    }
}
