package dev.switchboard.dm.clone;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** What people see while they bring a bot: a text, and the button that leads on. Safe for use by several threads. */
public final class ClonePage {
    /** After these a token is waited for still. */
    private static final Set<Phrase> WAITING = EnumSet.of(
            Phrase.CLONE_ASK_TOKEN,
            Phrase.CLONE_NO_TOKEN,
            Phrase.CLONE_TOKEN_UNKNOWN,
            Phrase.CLONE_REFUSED,
            Phrase.CLONE_FLEET,
            Phrase.CLONE_TAKEN,
            Phrase.CLONE_SUSPENDED);

    /** These speak of {@code /my_bots}. */
    private static final Set<Phrase> OF_MY_BOTS = EnumSet.of(
            Phrase.CLONE_TOO_MANY,
            Phrase.CLONE_DONE,
            Phrase.CLONE_UNCONNECTED,
            Phrase.MANAGED_BOT_DONE,
            Phrase.MANAGED_BOT_UNCONNECTED,
            Phrase.MANAGED_BOT_TOO_MANY);

    private final Phrasebook phrases;
    private final Menu menu;

    /** Writes with the given phrases, and leads to the given menu. */
    public ClonePage(Phrasebook phrases, Menu menu) {
        this.phrases = phrases;
        this.menu = menu;
    }

    /** Returns a phrase in a person's language. */
    Answer said(Ask ask, Account account, Phrase phrase, Map<String, ?> arguments) {
        var language = ask.language(account);
        return ask.answer(phrases.say(language, phrase, arguments), leadingOn(language, phrase));
    }

    /** Returns the offer of a new bot, which can be had by a link. */
    Answer offer(Ask ask, Account account, String link) {
        var language = ask.language(account);
        var newBot = InlineKeyboardButton.builder()
                .text(phrases.say(language, Phrase.BUTTON_NEW_BOT))
                .url(link)
                .build();
        var buttons = InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(newBot))
                .keyboardRow(new InlineKeyboardRow(menu.cancelButton(language)))
                .build();
        return ask.answer(phrases.say(language, Phrase.CLONE_OFFER_NEW), buttons);
    }

    private @Nullable InlineKeyboardMarkup leadingOn(Language language, Phrase phrase) {
        if (WAITING.contains(phrase)) {
            return menu.cancel(language);
        }
        if (OF_MY_BOTS.contains(phrase)) {
            return menu.myBots(language);
        }
        return phrase == Phrase.START_FIRST ? menu.start(language) : null;
    }
}
