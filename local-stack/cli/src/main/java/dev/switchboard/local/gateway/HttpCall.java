package dev.switchboard.local.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An HTTP request as it arrived.
 *
 * @param path as sent, still percent-encoded
 * @param query as sent, without the question mark; empty if there is none
 * @param headers by name, in the order of arrival; names keep their case
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way in, never compared
record HttpCall(
        String requestId,
        Instant time,
        String method,
        String path,
        String query,
        String protocol,
        Map<String, List<String>> headers,
        byte[] body,
        String sourceIp) {}
