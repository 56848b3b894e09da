package dev.switchboard.emulator.refusals;

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
                    "Client.cpp, on_closed",
                    scene -> scene.client().get("/bot" + scene.bot().id() + ":wrong/getMe")),
            new RefusalTriple(
                    "token is none",
                    401,
                    "Unauthorized: invalid token specified",
                    "ClientManager.cpp, send",
                    scene -> scene.client().get("/botwrong/getMe")),
            new RefusalTriple(
                    "secret token has 257 characters",
                    400,
                    "Bad Request: secret token is too long",
                    "Client.cpp, process_set_webhook_query",
                    scene -> scene.call(
                            "setWebhook", Map.of("url", "http://localhost", "secret_token", "a".repeat(257)))));

    RequestRefusalsTest() {
        super(TRIPLES);
    }
}
