package dev.switchboard.live;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a press of the button "BAN" under a broadcast, or of one that takes its place, asks for.
 *
 * <p>Anybody in the group can press it, and a changed client can send any data: whoever acts on it asks Telegram first
 * whether the person is an admin of that group.
 */
public record BanPress(Step step, InstagramName name) {
    /** What stands on the button that a broadcast comes with. */
    public static final String LABEL = "BAN";

    /** From the first press to the ban and back. */
    public enum Step {
        /** Somebody is to be banned, and who pressed is to be asked whether they mean it. */
        ASK("ban"),
        /** They mean it. */
        CONFIRM("ban_yes"),
        /** They do not. */
        KEEP("ban_no"),
        /** The ban was a mistake. */
        UNDO("unban");

        private final String word;

        Step(String word) {
            this.word = word;
        }

        /** Returns the word before the colon of the button's data. */
        public String word() {
            return word;
        }
    }

    /** Returns the button's {@code callback_data}, of 5 to 38 bytes; Telegram takes 64 (Bot API, InlineKeyboardButton). */
    public String data() {
        return step.word() + ":" + name.value();
    }

    /** Reads what came with a press; empty if it is none of these buttons, or no name that {@link #data} could have written. */
    public static Optional<BanPress> read(String data) {
        int colon = data.indexOf(':');
        return Arrays.stream(Step.values())
                .filter(step -> colon >= 0 && step.word().equals(data.substring(0, colon)))
                .findFirst()
                .flatMap(step -> read(step, data.substring(colon + 1)));
    }

    /** Reads the same from what stands behind the colon. */
    public static Optional<BanPress> read(Step step, String name) {
        return InstagramName.read(name)
                .filter(read -> read.value().equals(name))
                .map(read -> new BanPress(step, read));
    }
}
