package dev.switchboard.dm.menu;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** The buttons under the bot's messages. Safe for use by several threads. */
public final class Menu {
    /** The words of the buttons' data; an argument may follow behind a colon. Where a command does the same, it is its word. */
    public static final String START = MenuCommand.START.word();

    public static final String CHECK_LIVE = "check_live";
    public static final String LIVE_PAGE = "live_page";
    public static final String MY_ACCOUNT = MenuCommand.MY_ACCOUNT.word();
    public static final String REFERRALS = MenuCommand.REFERRALS.word();
    public static final String SETTINGS = MenuCommand.SETTINGS.word();
    public static final String CLONE = MenuCommand.CLONE.word();
    public static final String MY_BOTS = MenuCommand.MY_BOTS.word();
    public static final String CANCEL = MenuCommand.CANCEL.word();
    public static final String HELP = MenuCommand.HELP.word();
    public static final String BACK = "back";
    public static final String SET_LANGUAGE = "set_language";

    private static final int LANGUAGES_IN_A_ROW = 2;

    private final Phrasebook phrases;

    /** Makes menus with the given phrases. */
    public Menu(Phrasebook phrases) {
        this.phrases = phrases;
    }

    /** Returns the main menu. */
    public InlineKeyboardMarkup main(Language language) {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(button(language, Phrase.BUTTON_LIVE, CHECK_LIVE)))
                .keyboardRow(new InlineKeyboardRow(
                        button(language, Phrase.BUTTON_ACCOUNT, MY_ACCOUNT),
                        button(language, Phrase.BUTTON_REFERRALS, REFERRALS)))
                .keyboardRow(new InlineKeyboardRow(
                        button(language, Phrase.BUTTON_MY_BOTS, MY_BOTS),
                        button(language, Phrase.BUTTON_SETTINGS, SETTINGS)))
                .keyboardRow(new InlineKeyboardRow(button(language, Phrase.BUTTON_HELP, HELP)))
                .build();
    }

    /** Returns the way back to the main menu. */
    public InlineKeyboardMarkup back(Language language) {
        return only(backButton(language));
    }

    /** Returns the way in, for somebody who never started the bot. */
    public InlineKeyboardMarkup start(Language language) {
        return only(button(language, Phrase.BUTTON_START, START));
    }

    /** Returns the way to a person's bots. */
    public InlineKeyboardMarkup myBots(Language language) {
        return only(button(language, Phrase.BUTTON_MY_BOTS, MY_BOTS));
    }

    /** Returns the way out of a dialogue. */
    public InlineKeyboardMarkup cancel(Language language) {
        return only(cancelButton(language));
    }

    private static InlineKeyboardMarkup only(InlineKeyboardButton button) {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(button))
                .build();
    }

    /** Returns the choice of a language, and the way back. */
    public InlineKeyboardMarkup settings(Language language) {
        var rows = languageRows();
        rows.add(new InlineKeyboardRow(backButton(language)));
        return InlineKeyboardMarkup.builder().keyboard(rows).build();
    }

    /** Returns the choice of a language, for somebody who comes from nowhere. */
    public InlineKeyboardMarkup languages() {
        return InlineKeyboardMarkup.builder().keyboard(languageRows()).build();
    }

    private static List<InlineKeyboardRow> languageRows() {
        var rows = new ArrayList<InlineKeyboardRow>();
        var languages = List.of(Language.values());
        for (int i = 0; i < languages.size(); i += LANGUAGES_IN_A_ROW) {
            var row = new InlineKeyboardRow();
            languages
                    .subList(i, Math.min(i + LANGUAGES_IN_A_ROW, languages.size()))
                    .forEach(choice -> row.add(button(choice.ownName(), SET_LANGUAGE + ":" + choice.code())));
            rows.add(row);
        }
        return rows;
    }

    /** Returns the button that ends a dialogue. */
    public InlineKeyboardButton cancelButton(Language language) {
        return button(language, Phrase.BUTTON_CANCEL, CANCEL);
    }

    /** Returns the button that leads back to the main menu. */
    public InlineKeyboardButton backButton(Language language) {
        return button(language, Phrase.BUTTON_BACK, BACK);
    }

    /** Returns a button with a phrase on it. */
    public InlineKeyboardButton button(Language language, Phrase phrase, String data) {
        return button(phrases.say(language, phrase), data);
    }

    /**
     * Returns a button.
     *
     * @param data 1 to 64 bytes (Bot API, InlineKeyboardButton)
     */
    public static InlineKeyboardButton button(String text, String data) {
        return InlineKeyboardButton.builder().text(text).callbackData(data).build();
    }
}
