package dev.switchboard.sender.content;

import dev.switchboard.sender.content.Refusal.Kind;
import dev.switchboard.telegramtext.LinkCheck;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads where the button "JOIN LIVE" leads. */
final class JoinUrl {
    /** Longer ones are no address of a broadcast; Telegram names no limit of its own. */
    private static final int LONGEST = 2_048;

    private JoinUrl() {}

    /** Returns the address as Telegram writes it; empty if it is refused. */
    static Optional<String> read(String given, Consumer<Refusal> refusals) {
        String wrong = given.length() > LONGEST ? "it is longer than %,d characters".formatted(LONGEST) : "";
        if (wrong.isEmpty()) {
            switch (LinkCheck.check(given)) {
                case LinkCheck.Good(String url)
                when url.startsWith("https://") -> {
                    return Optional.of(url);
                }
                case LinkCheck.Good _ -> wrong = "it does not begin with https://";
                case LinkCheck.Bad(String reason) -> wrong = "Telegram says: " + reason;
            }
        }
        refusals.accept(new Refusal(
                Kind.BUTTON_REFUSED,
                "The address of the button JOIN LIVE cannot be used, because %s. Give another, or leave join_url out."
                        .formatted(wrong)));
        return Optional.empty();
    }
}
