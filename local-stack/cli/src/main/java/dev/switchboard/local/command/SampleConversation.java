package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Lets a simulated person write to the main bot, and shows what is said. */
final class SampleConversation {
    private static final String PERSON = "Ada";
    private static final List<String> SAYS = List.of("/start", "/help");

    private final EmulatorControl telegram;
    private final Terminal terminal;

    /** Takes the content of {@code stack.json}. */
    SampleConversation(JsonNode stack, Terminal terminal) {
        this.telegram = new EmulatorControl(stack, terminal);
        this.terminal = terminal;
    }

    void play() throws IOException, InterruptedException {
        long person = telegram.makePerson(Map.of("first_name", PERSON, "language_code", "en"));
        terminal.line("");
        for (String text : SAYS) {
            int message = telegram.write(person, text);
            telegram.show(terminal.bold(PERSON), text);
            telegram.showAnswers(person, message);
        }
    }
}
