package dev.switchboard.sender.deletion;

/**
 * One run's hold on messages of a chat.
 *
 * @param holder names the run; no other has that name
 */
record Holding(long bot, long chat, String holder) {}
