package dev.switchboard.sender.deletion;

/** A chat in which a bot has messages to delete. */
record DueChat(long botId, long chatId) {}
