package dev.switchboard.emulator.refusals;

import java.net.http.HttpResponse;
import java.util.Map;

/**
 * What the real server refuses, and with which words.
 *
 * @param situation what is wrong, in a few words
 * @param errorCode {@code error_code}, and the HTTP status
 * @param description {@code description}, to the letter
 * @param parameters {@code parameters}, empty where there are none
 * @param source where the words come from, one or several places divided by {@code "; "}: {@code Client.cpp, function} of
 *     the Bot API server, {@code td/telegram/..., function} of TDLib, {@code Bot API, section}, {@code Bots FAQ, question},
 *     or {@code MTProto, method} whose possible errors it is one of
 * @param call what brings it about
 */
record RefusalTriple(
        String situation,
        int errorCode,
        String description,
        Map<String, Object> parameters,
        String source,
        RefusedCall call) {
    RefusalTriple(String situation, int errorCode, String description, String source, RefusedCall call) {
        this(situation, errorCode, description, Map.of(), source, call);
    }

    /** Returns a refusal with error code 400, whose description is {@code Bad Request:} and the reason. */
    static RefusalTriple badRequest(String situation, String reason, String source, RefusedCall call) {
        return new RefusalTriple(situation, 400, "Bad Request: " + reason, source, call);
    }

    /** Makes the situation, then the call that is refused. */
    @FunctionalInterface
    interface RefusedCall {
        HttpResponse<String> send(RefusalScene scene) throws Exception;
    }
}
