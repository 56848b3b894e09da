package dev.switchboard.sender.broadcast;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A broadcast for who queues its jobs.
 *
 * @param state {@code scheduled} before it started, {@code running} while it may go on
 * @param content what it says
 * @param priority the word of its jobs' priority
 * @param round how often it was queued from the start
 */
public record OpenBroadcast(String state, JsonNode content, String priority, int round) {}
