package dev.switchboard.sender.broadcast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.switchboard.job.JobId;
import dev.switchboard.job.RawJson;
import java.util.Optional;
import java.util.UUID;

/** How jobs name the broadcast that they belong to. */
public final class BroadcastJobs {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private BroadcastJobs() {}

    /** Returns the payload of a broadcast's job. */
    public static RawJson payload(UUID broadcast) {
        return new RawJson("{\"broadcast\":\"" + broadcast + "\"}");
    }

    /** Returns the broadcast that a job's payload names, or empty if it names none. */
    public static Optional<UUID> broadcastOf(RawJson payload) {
        try {
            return Optional.of(UUID.fromString(
                    JSON.readTree(payload.text()).path("broadcast").asText()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the id of the job that sends a broadcast to one chat: the same however often it is queued. */
    static JobId sendingTo(UUID broadcast, long chat) {
        return new JobId("broadcast:" + broadcast + ":" + chat);
    }
}
