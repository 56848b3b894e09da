package dev.switchboard.emulator.types;

/** A press of an inline button. */
public record CallbackQuery(String id, User from, Message message, String chatInstance, String data) {
    /** Returns this press as a bot gets it: with file ids of its own. */
    public CallbackQuery forBot(long bot) {
        return new CallbackQuery(id, from, message.forBot(bot), chatInstance, data);
    }
}
