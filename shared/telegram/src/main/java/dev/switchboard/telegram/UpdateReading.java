package dev.switchboard.telegram;

import org.telegram.telegrambots.meta.api.objects.Update;

/** What came of reading an update's JSON. */
public sealed interface UpdateReading {

    /** An update with its {@code update_id}; whatever else it holds may be absent. */
    record Read(Update update) implements UpdateReading {}

    /**
     * No update: not JSON, or not of its shape. No repeat can help.
     *
     * @param detail what is wrong and where, without any of the text
     */
    record Unreadable(String detail) implements UpdateReading {}
}
