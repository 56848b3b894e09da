package dev.switchboard.dm.group;

import java.time.Instant;

/**
 * A group that is to be looked at.
 *
 * @param checkedAt when it was handed out, which makes this look different from all others
 */
public record DueGroup(long botId, long chatId, Instant checkedAt) {}
