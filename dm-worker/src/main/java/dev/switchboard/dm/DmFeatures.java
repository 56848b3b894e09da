package dev.switchboard.dm;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.dm.account.AccountActions;
import dev.switchboard.dm.account.ReferralsAction;
import dev.switchboard.dm.account.StartAction;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Actions;
import dev.switchboard.dm.conversation.ConversationActions;
import dev.switchboard.dm.conversation.Repertoire;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.limit.AskRate;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.telling.Tellings;
import dev.switchboard.dm.text.Phrasebook;
import java.util.Map;

/** What people can ask for: the table of commands and the table of buttons. */
final class DmFeatures {
    private final AccountActions accounts;
    private final Action start;
    private final Action referrals;
    private final ConversationActions conversation;

    DmFeatures(People people, CachedBotDirectory bots, Phrasebook phrases, Tellings tellings, Dialogues dialogues) {
        var menu = new Menu(phrases);
        accounts = new AccountActions(people, phrases, menu);
        start = new StartAction(people, tellings, phrases, menu);
        referrals = new ReferralsAction(accounts, bots, phrases, menu);
        conversation = new ConversationActions(people, phrases, dialogues);
    }

    /** Returns what is done about what people write. */
    Repertoire repertoire() {
        return new Repertoire(
                commands(),
                Map.of(),
                accounts.help(),
                conversation.dialoguesAway(),
                conversation.askedTooOften(AskRate.MESSAGES.most()));
    }

    /** Returns the commands by name, without the slash. */
    private Actions commands() {
        return new Actions(Map.of(
                "cancel", conversation.cancel(),
                "start", start,
                "help", accounts.help(),
                "my_account", accounts.account(),
                "referrals", referrals,
                "settings", accounts.settings()));
    }

    /** Returns the buttons by the word of their data. */
    Actions buttons() {
        return new Actions(Map.of(
                Menu.MY_ACCOUNT, accounts.account(),
                Menu.REFERRALS, referrals,
                Menu.SETTINGS, accounts.settings(),
                Menu.HELP, accounts.help(),
                Menu.BACK, accounts.back(),
                Menu.SET_LANGUAGE, accounts.setLanguage()));
    }
}
