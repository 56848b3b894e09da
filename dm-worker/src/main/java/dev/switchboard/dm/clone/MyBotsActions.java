package dev.switchboard.dm.clone;

import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.clone.Clones.Change;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.people.People;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /my_bots} and its buttons. Anybody can send any button's data: whose bot it names is asked each time. */
public final class MyBotsActions {
    /** A bot's id has at most 52 bits (Bot API, User). */
    private static final Pattern BOT_ID = Pattern.compile("[1-9][0-9]{0,15}");

    private final People people;
    private final Clones clones;
    private final CloneKeeping keeping;
    private final MyBotsPage page;

    /** Puts them together. */
    public MyBotsActions(People people, Clones clones, CloneKeeping keeping, MyBotsPage page) {
        this.people = people;
        this.clones = clones;
        this.keeping = keeping;
        this.page = page;
    }

    /** Lists a person's bots. */
    public Action list() {
        return (ask, _) -> list(ask, Menu.MY_BOTS);
    }

    /** Returns what the page's buttons do, by the word of their data. */
    public Map<String, Action> buttons() {
        return Map.of(
                Menu.MY_BOTS, list(),
                MyBotsPage.PAUSE, pause(),
                MyBotsPage.RESUME, resume(),
                MyBotsPage.ASK_TO_REMOVE, askToRemove(),
                MyBotsPage.REMOVE, remove());
    }

    /** Keeps a bot silent until it is resumed. */
    private Action pause() {
        return (ask, _) -> change(ask, Change.PAUSE, MyBotsPage.PAUSE);
    }

    /** Puts a paused bot to work again, and points Telegram here in case somebody pointed it elsewhere. */
    private Action resume() {
        return (ask, _) -> change(ask, Change.RESUME, MyBotsPage.RESUME);
    }

    /** Takes a bot back from the fleet. */
    private Action remove() {
        return (ask, _) -> change(ask, Change.REMOVE, MyBotsPage.REMOVE);
    }

    /** Asks whether a bot is really to be removed. */
    private Action askToRemove() {
        return (ask, _) -> owned(ask)
                .<Performed>map(bot ->
                        new Performed.Done(people.meet(ask.job(), ask.contact(), MyBotsPage.ASK_TO_REMOVE)
                                .map(account -> {
                                    var language = ask.language(account);
                                    return ask.answer(page.removal(language, bot), page.removalButtons(language, bot));
                                })))
                .orElseGet(Performed.NotDone::forged);
    }

    private Performed change(Ask ask, Change change, String effect) {
        if (!BOT_ID.matcher(ask.argument()).matches()) {
            return Performed.NotDone.forged();
        }
        var notDone = keeping.change(ask.job(), ask.contact().userId(), Long.parseLong(ask.argument()), change);
        return notDone.isPresent() ? notDone.get() : list(ask, effect);
    }

    private Performed list(Ask ask, String effect) {
        return new Performed.Done(people.meet(ask.job(), ask.contact(), effect).map(account -> {
            var language = ask.language(account);
            var bots = clones.of(ask.contact().userId());
            return ask.answer(page.list(language, bots), page.buttons(language, bots));
        }));
    }

    private Optional<CloneBot> owned(Ask ask) {
        return clones.of(ask.contact().userId()).stream()
                .filter(bot -> Long.toString(bot.id()).equals(ask.argument()))
                .filter(bot -> bot.state() != CloneBot.State.SUSPENDED)
                .findFirst();
    }
}
