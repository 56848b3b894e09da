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
    /** The words of the buttons' data; an argument may follow behind a colon. */
    public static final String CHECK_LIVE = "check_live";

    public static final String LIVE = "live";
    public static final String MY_ACCOUNT = "my_account";
    public static final String REFERRALS = "referrals";
    public static final String SETTINGS = "settings";
    public static final String HELP = "help";
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
                        button(language, Phrase.BUTTON_SETTINGS, SETTINGS), button(language, Phrase.BUTTON_HELP, HELP)))
                .build();
    }

    /** Returns the way back to the main menu. */
    public InlineKeyboardMarkup back(Language language) {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(backButton(language)))
                .build();
    }

    /** Returns the choice of a language, and the way back. */
    public InlineKeyboardMarkup languages(Language language) {
        var rows = new ArrayList<InlineKeyboardRow>();
        var languages = List.of(Language.values());
        for (int i = 0; i < languages.size(); i += LANGUAGES_IN_A_ROW) {
            var row = new InlineKeyboardRow();
            languages
                    .subList(i, Math.min(i + LANGUAGES_IN_A_ROW, languages.size()))
                    .forEach(choice -> row.add(button(choice.ownName(), SET_LANGUAGE + ":" + choice.code())));
            rows.add(row);
        }
        rows.add(new InlineKeyboardRow(backButton(language)));
        return InlineKeyboardMarkup.builder().keyboard(rows).build();
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
