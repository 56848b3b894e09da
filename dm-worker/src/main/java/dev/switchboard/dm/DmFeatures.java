package dev.switchboard.dm;

import static java.util.stream.Collectors.toMap;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.dm.account.AccountActions;
import dev.switchboard.dm.account.ReferralLinks;
import dev.switchboard.dm.account.ReferralsAction;
import dev.switchboard.dm.account.StartAction;
import dev.switchboard.dm.clone.CloneActions;
import dev.switchboard.dm.clone.CloneKeeping;
import dev.switchboard.dm.clone.ClonePage;
import dev.switchboard.dm.clone.Clones;
import dev.switchboard.dm.clone.Cloning;
import dev.switchboard.dm.clone.ManagedBotAction;
import dev.switchboard.dm.clone.MyBotsActions;
import dev.switchboard.dm.clone.MyBotsPage;
import dev.switchboard.dm.clone.SecretMessages;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Actions;
import dev.switchboard.dm.conversation.ConversationActions;
import dev.switchboard.dm.conversation.Repertoire;
import dev.switchboard.dm.dialogue.Dialogues;
import dev.switchboard.dm.dialogue.Topic;
import dev.switchboard.dm.limit.AskRate;
import dev.switchboard.dm.live.LiveActions;
import dev.switchboard.dm.live.LiveButtons;
import dev.switchboard.dm.live.LiveViews;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.menu.MenuCommand;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.telling.Tellings;
import dev.switchboard.dm.text.Phrasebook;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What people can ask for: the table of commands and the table of buttons. */
final class DmFeatures {
    private final AccountActions accounts;
    private final Action start;
    private final Action referrals;
    private final LiveActions live;
    private final ConversationActions conversation;
    private final CloneActions clone;
    private final MyBotsActions myBots;
    private final Action managedBot;

    DmFeatures(
            People people,
            LiveViews views,
            CachedBotDirectory bots,
            Phrasebook phrases,
            Tellings tellings,
            Dialogues dialogues,
            CloneParts clones) {
        var menu = new Menu(phrases);
        var links = new ReferralLinks(bots);
        accounts = new AccountActions(people, phrases, menu);
        start = new StartAction(people, tellings, phrases, menu);
        referrals = new ReferralsAction(accounts, links, phrases, menu);
        live = new LiveActions(views, links, phrases, new LiveButtons(phrases, menu));
        conversation = new ConversationActions(people, phrases, dialogues);
        var clonePage = new ClonePage(phrases, menu);
        clone = new CloneActions(people, clonePage, dialogues, clones.secrets(), clones.cloning());
        managedBot = new ManagedBotAction(people, clonePage, dialogues, clones.cloning(), clones.waits());
        myBots = new MyBotsActions(people, clones.clones(), clones.keeping(), new MyBotsPage(phrases, menu));
    }

    /** What {@code /clone} and {@code /my_bots} are made of. */
    record CloneParts(
            Clones clones, Cloning cloning, CloneKeeping keeping, SecretMessages secrets, InstantSource waits) {}

    /**
     * Returns what is done about what people write.
     *
     * @param rate how often they may
     */
    Repertoire repertoire(AskRate rate) {
        return new Repertoire(
                commands(),
                Map.of(Topic.CLONE_TOKEN, clone.token()),
                clone.strayToken(),
                clone::afterDeletion,
                help("other"),
                conversation.dialoguesAway(),
                conversation.askedTooOften(rate.most()));
    }

    /** Returns the commands by name, without the slash. */
    private Actions commands() {
        return new Actions(Arrays.stream(MenuCommand.values()).collect(toMap(MenuCommand::word, this::action)));
    }

    /** Whoever asks for help goes on with what they are at, and with anything else does that now. */
    private Action action(MenuCommand command) {
        return switch (command) {
            case START -> conversation.leaving(start);
            case LIVE -> conversation.leaving(live.open(command.word()));
            case MY_ACCOUNT -> conversation.leaving(accounts.account());
            case REFERRALS -> conversation.leaving(referrals);
            case SETTINGS -> conversation.leaving(accounts.settings());
            case CLONE -> conversation.leaving(clone.ask());
            case MY_BOTS -> conversation.leaving(myBots.list());
            case CANCEL -> conversation.leaving(conversation.cancel());
            // what is for groups is explained there
            case HELP, INIT, ACTIVATE -> help(command.word());
        };
    }

    private Action help(String effect) {
        return accounts.help(effect, conversation::awaited);
    }

    /** Returns what is done about a bot that a person had made. */
    Action managedBot() {
        return managedBot;
    }

    /**
     * Returns what is done when somebody presses buttons too often.
     *
     * @param rate how often they may
     */
    Action pressedTooOften(AskRate rate) {
        return conversation.pressedTooOften(rate.most());
    }

    /** Returns the buttons by the word of their data; as with commands, all but that for help end what is open. */
    Actions buttons() {
        var buttons = new HashMap<>(myBots.buttons());
        buttons.putAll(Map.of(
                Menu.START, start,
                Menu.CHECK_LIVE, live.open(Menu.CHECK_LIVE),
                Menu.LIVE_PAGE, live.turn(),
                Menu.MY_ACCOUNT, accounts.account(),
                Menu.REFERRALS, referrals,
                Menu.SETTINGS, accounts.settings(),
                Menu.BACK, accounts.back(),
                Menu.SET_LANGUAGE, accounts.setLanguage()));
        buttons.putAll(Map.of(Menu.CLONE, clone.ask(), Menu.CANCEL, conversation.cancel()));
        buttons.replaceAll((_, action) -> conversation.leaving(action));
        buttons.put(Menu.HELP, help(Menu.HELP));
        return new Actions(buttons);
    }
}
