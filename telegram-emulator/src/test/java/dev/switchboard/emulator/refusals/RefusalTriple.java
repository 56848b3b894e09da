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
 * @param source where the words come from: a section of the docs, or a file and a function of the Bot API server or TDLib
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

    /** Makes the situation, then the call that is refused. */
    @FunctionalInterface
    interface RefusedCall {
        HttpResponse<String> send(RefusalScene scene) throws Exception;
    }
}
