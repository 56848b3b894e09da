package dev.switchboard.dm.menu;

import dev.switchboard.dm.text.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A command that people are shown, in the order in which they are: by {@code /help}, and in the menu of Telegram's apps. */
public enum MenuCommand {
    START(Phrase.COMMAND_START),
    LIVE(Phrase.COMMAND_LIVE),
    MY_ACCOUNT(Phrase.COMMAND_MY_ACCOUNT),
    REFERRALS(Phrase.COMMAND_REFERRALS),
    SETTINGS(Phrase.COMMAND_SETTINGS),
    CLONE(Phrase.COMMAND_CLONE),
    MY_BOTS(Phrase.COMMAND_MY_BOTS),
    CANCEL(Phrase.COMMAND_CANCEL),
    HELP(Phrase.COMMAND_HELP),
    INIT(Phrase.COMMAND_INIT, Audience.GROUP_ADMINS),
    ACTIVATE(Phrase.COMMAND_ACTIVATE, Audience.GROUP_ADMINS);

    private final Phrase description;
    private final Audience audience;

    MenuCommand(Phrase description) {
        this(description, Audience.PRIVATE_CHATS);
    }

    MenuCommand(Phrase description, Audience audience) {
        this.description = description;
        this.audience = audience;
    }

    /** Who is shown a command. */
    public enum Audience {
        PRIVATE_CHATS,
        GROUP_ADMINS
    }

    /** Returns what an audience is shown. */
    public static List<MenuCommand> of(Audience audience) {
        return Arrays.stream(values())
                .filter(command -> command.audience == audience)
                .toList();
    }

    /** Returns its name, without the slash. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it does. */
    public Phrase description() {
        return description;
    }
}
