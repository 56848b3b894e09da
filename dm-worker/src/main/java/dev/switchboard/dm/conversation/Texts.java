package dev.switchboard.dm.conversation;

import dev.switchboard.dm.people.Person;
import dev.switchboard.dm.people.Registration;
import dev.switchboard.telegram.MessageText;

/** What the bot says. Plain text without a parse mode, so that no name can break or forge its formatting. */
final class Texts {
    /** Telegram's clients allow 64 characters; the API promises nothing. */
    private static final int LONGEST_NAME = 64;

    private Texts() {}

    static String start(Person person, Registration registration) {
        var greeting = registration.registered() ? "Welcome, " : "Welcome back, ";
        return greeting + MessageText.cut(person.firstName(), LONGEST_NAME) + "!\n\n" + help();
    }

    static String help() {
        return """
                Here is what I understand:
                /start - begin, or begin again
                /help - show this list""";
    }
}
