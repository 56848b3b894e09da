package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/**
 * Who writes to the bot in a sample event, known to the stack's own Telegram, so that the bot's answer arrives and can be
 * seen.
 */
final class SampleWriter {
    private final EmulatorControl telegram;
    private final long person;
    private final int newest;

    private SampleWriter(EmulatorControl telegram, long person, int newest) {
        this.telegram = telegram;
        this.person = person;
        this.newest = newest;
    }

    /**
     * Makes the writer of an update known; nobody, if it is no private message or Telegram is not the stack's own.
     *
     * @param stack the content of {@code stack.json}
     */
    static Optional<SampleWriter> arrive(JsonNode stack, JsonNode update, Terminal terminal)
            throws IOException, InterruptedException {
        JsonNode message = update.path("message");
        if (!stack.path("pids").has("telegram")
                || !message.at("/chat/type").asText().equals("private")) {
            return Optional.empty();
        }
        var telegram = new EmulatorControl(stack, terminal);
        // The emulator takes a User's fields but this: whom it makes here is a person.
        JsonNode from = message.path("from").<ObjectNode>deepCopy().without("is_bot");
        long person = from.path("id").asLong();
        if (!telegram.knows(person)) {
            telegram.makePerson(from);
        }
        telegram.openChat(person);
        telegram.show(
                terminal.bold(message.at("/from/first_name").asText()),
                message.path("text").asText());
        return Optional.of(new SampleWriter(telegram, person, telegram.newestMessage(person)));
    }

    /** Waits for the bot's answer and shows it. */
    void showAnswers() throws IOException, InterruptedException {
        telegram.showAnswers(person, newest);
    }
}
