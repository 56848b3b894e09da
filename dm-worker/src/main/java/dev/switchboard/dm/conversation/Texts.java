package dev.switchboard.dm.conversation;

import dev.switchboard.dm.people.Person;
import dev.switchboard.dm.people.Registration;
import dev.switchboard.telegram.MessageText;
import java.util.regex.Pattern;

/** What the bot says. Plain text without a parse mode, so that no name can break or forge its formatting. */
final class Texts {
    /** Telegram's clients allow 64 characters; the API promises nothing. */
    private static final int LONGEST_NAME = 64;

    /** What would begin a line of its own, or turn the direction of ours, and halves of characters. */
    private static final Pattern UNFIT_FOR_A_NAME =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]+");

    private Texts() {}

    static String start(Person person, Registration registration) {
        var greeting = registration.registered() ? "Welcome" : "Welcome back";
        var name = MessageText.cut(
                UNFIT_FOR_A_NAME.matcher(person.firstName()).replaceAll(" ").strip(), LONGEST_NAME);
        return (name.isEmpty() ? greeting : greeting + ", " + name) + "!\n\n" + help();
    }

    static String help() {
        return """
                Here is what I understand:
                /start - begin, or begin again
                /help - show this list""";
    }
}
