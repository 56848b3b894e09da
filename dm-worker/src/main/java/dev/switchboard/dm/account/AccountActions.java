package dev.switchboard.dm.account;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.menu.MenuCommand;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.people.ActiveGroups;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.PersonName;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands and buttons that show something of a person's account, or change its language. */
public final class AccountActions {
    private final People people;
    private final Phrasebook phrases;
    private final Menu menu;

    /** Puts them together. */
    public AccountActions(People people, Phrasebook phrases, Menu menu) {
        this.people = people;
        this.phrases = phrases;
        this.menu = menu;
    }

    /**
     * {@code /help}, and whatever else a person writes.
     *
     * @param effect what it counts as
     * @param awaited says what the bot still waits for, if it does: a paragraph of its own at the end
     */
    public Action help(String effect, Function<Ask, Optional<Phrase>> awaited) {
        return (ask, _) -> new Performed.Done(people.meet(ask.job(), ask.contact(), effect)
                .map(account -> help(ask, account, ask.pressed(), awaited.apply(ask))));
    }

    /** The main menu, in the place of what was shown. */
    public Action back() {
        return (ask, _) -> new Performed.Done(people.meet(ask.job(), ask.contact(), "back")
                .map(account -> help(ask, account, false, Optional.empty())));
    }

    /** {@code /my_account}. */
    public Action account() {
        return shown("my_account", (ask, account) -> {
            var language = ask.language(account);
            var subscription = PersonName.of(Objects.requireNonNullElse(account.subscription(), ""));
            var text = phrases.say(
                    language,
                    Phrase.ACCOUNT,
                    Map.of(
                            "daily", account.dailyPoints(),
                            "earned", account.earnedPoints(),
                            "unlimited", unlimited(account),
                            "subscribed", subscription.isEmpty() ? "no" : "yes",
                            "subscription", subscription,
                            "language", language.ownName(),
                            "referrals", account.referrals().people(),
                            "bots", account.bots()));
            return ask.answer(text + groups(account.groups(), language), menu.back(language));
        });
    }

    private static String unlimited(Account account) {
        if (!account.unlimited()) {
            return "no";
        }
        return account.groups().count() == 1 ? "one" : "several";
    }

    /** A paragraph of its own, if there are any. */
    private String groups(ActiveGroups groups, Language language) {
        if (groups.count() == 0) {
            return "";
        }
        var titles = groups.titles().stream().map(PersonName::of).collect(Collectors.joining("\n• ", "• ", ""));
        int more = groups.count() - groups.titles().size();
        var arguments = Map.of("count", groups.count(), "titles", titles, "more", more);
        return "\n\n" + phrases.say(language, Phrase.ACCOUNT_GROUPS, arguments);
    }

    /** {@code /settings}. */
    public Action settings() {
        return shown("settings", (ask, account) -> {
            var language = ask.language(account);
            return ask.answer(phrases.say(language, Phrase.SETTINGS), menu.settings(language));
        });
    }

    /** The choice of a language: the button's argument. Codes that the bot does not speak are refused. */
    public Action setLanguage() {
        return (ask, _) -> Language.ofCode(ask.argument())
                .<Performed>map(language ->
                        new Performed.Done(people.chooseLanguage(ask.job(), ask.contact(), language.code())
                                .map(account -> account.registered()
                                        ? ask.answer(phrases.say(language, Phrase.LANGUAGE_CHOSEN), menu.main(language))
                                        : startFirst(ask, account))))
                .orElseGet(Performed.NotDone::forged);
    }

    /** Shows something to those who are registered, and asks the others to be. */
    Action shown(String effect, BiFunction<Ask, Account, Answer> answer) {
        return (ask, _) -> new Performed.Done(people.meet(ask.job(), ask.contact(), effect)
                .map(account -> account.registered() ? answer.apply(ask, account) : startFirst(ask, account)));
    }

    private Answer startFirst(Ask ask, Account account) {
        return ask.answer(phrases.say(ask.language(account), Phrase.START_FIRST), menu.start(ask.language(account)));
    }

    private Answer help(Ask ask, Account account, boolean withWayBack, Optional<Phrase> awaited) {
        var language = ask.language(account);
        var commands = MenuCommand.of(MenuCommand.Audience.PRIVATE_CHATS).stream()
                .map(command -> "/" + command.word() + " - " + phrases.say(language, command.description()))
                .collect(Collectors.joining("\n"));
        var reminder =
                awaited.map(phrase -> "\n\n" + phrases.say(language, phrase)).orElse("");
        return ask.answer(
                phrases.say(language, Phrase.HELP, Map.of("commands", commands)) + reminder,
                withWayBack ? menu.back(language) : menu.main(language));
    }
}
