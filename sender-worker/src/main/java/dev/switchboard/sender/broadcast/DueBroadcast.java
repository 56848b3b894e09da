package dev.switchboard.sender.broadcast;

import java.time.Instant;
import java.util.UUID;

/**
 * A broadcast whose jobs are to be queued.
 *
 * @param botId the bot that sends it
 * @param priority the word of its jobs' priority
 * @param lookedAt when it was taken, which tells this taking from others
 */
public record DueBroadcast(UUID id, long botId, String priority, Instant lookedAt) {}
