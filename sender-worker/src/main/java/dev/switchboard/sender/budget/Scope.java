package dev.switchboard.sender.budget;

/** What a refusal of Telegram's (429) is about. */
enum Scope {
    CHAT,
    BOT
}
