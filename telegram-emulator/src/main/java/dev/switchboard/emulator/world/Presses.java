package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;

/** Presses of inline buttons, and what bots answer. */
public final class Presses {
    private final World world;

    Presses(World world) {
        this.world = world;
    }

    /**
     * A person presses an inline button.
     *
     * @param button its {@code callback_data}, or else the words on it
     */
    public CallbackQuery press(User person, Conversation conversation, int messageId, String button) {
        world.access().checkPress(person, conversation);
        Message message = conversation.history().message(messageId);
        String data = callbackData(message, button);
        Bot bot = world.accounts().bot(message.author().id());
        String chatInstance = Long.toString(conversation.chat().id() * 31 + bot.id());
        CallbackQuery query = new CallbackQuery(world.callbacks().nextId(), person, message, chatInstance, data);
        world.callbacks().add(bot, query);
        bot.post(Update.callbackQuery(query));
        return query;
    }

    /** A bot answers a press; returns false if it is another's, unknown, or too old. */
    public boolean answer(Bot bot, String queryId, Callbacks.Answer answer) {
        boolean taken = world.callbacks().answer(bot, queryId, answer);
        world.changed(world.callbacks());
        return taken;
    }

    private static String callbackData(Message message, String button) {
        JsonNode markup = message.replyMarkup();
        String byLabel = null;
        if (markup != null) {
            for (JsonNode row : markup.path("inline_keyboard")) {
                for (JsonNode candidate : row) {
                    String data = candidate.path("callback_data").asText("");
                    if (data.equals(button)) {
                        return data;
                    }
                    if (byLabel == null
                            && !data.isEmpty()
                            && candidate.path("text").asText().equals(button)) {
                        byLabel = data;
                    }
                }
            }
        }
        if (byLabel == null) {
            throw NotPossible.noSuch("callback button", button);
        }
        return byLabel;
    }
}
