package dev.switchboard.dm.live;

import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.util.Map;
import java.util.Objects;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * The buttons under lists of live people. People are buttons, not text: in a text Telegram makes links of names such as
 * {@code ann.com} and {@code t.me}, which lead elsewhere. Safe for use by several threads.
 */
public final class LiveButtons {
    private final Phrasebook phrases;
    private final Menu menu;

    /** Makes buttons with the given phrases. */
    public LiveButtons(Phrasebook phrases, Menu menu) {
        this.phrases = phrases;
        this.menu = menu;
    }

    /** Returns a page's people, each leading to their broadcast, and the ways to the other pages. */
    InlineKeyboardMarkup underPage(Language language, long view, LivePage page) {
        var keyboard = InlineKeyboardMarkup.builder();
        page.users().forEach(user -> keyboard.keyboardRow(new InlineKeyboardRow(person(language, user))));
        var turning = new InlineKeyboardRow();
        if (!page.isFirst()) {
            turning.add(menu.button(language, Phrase.BUTTON_PREVIOUS, data(page.number() - 1, view)));
        }
        turning.add(menu.button(language, Phrase.BUTTON_REFRESH, data(page.number(), view)));
        if (!page.isLast()) {
            turning.add(menu.button(language, Phrase.BUTTON_NEXT, data(page.number() + 1, view)));
        }
        return keyboard.keyboardRow(turning)
                .keyboardRow(new InlineKeyboardRow(menu.backButton(language)))
                .build();
    }

    /** Returns the way to a new list, and back. */
    InlineKeyboardMarkup toLookAgain(Language language) {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(menu.button(language, Phrase.BUTTON_LIVE, Menu.CHECK_LIVE)))
                .keyboardRow(new InlineKeyboardRow(menu.backButton(language)))
                .build();
    }

    /** Returns the way to referrals, and back. */
    InlineKeyboardMarkup toEarnPoints(Language language) {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(menu.button(language, Phrase.BUTTON_REFERRALS, Menu.REFERRALS)))
                .keyboardRow(new InlineKeyboardRow(menu.backButton(language)))
                .build();
    }

    /** Returns the way in, for somebody who never started the bot. */
    InlineKeyboardMarkup toStart(Language language) {
        return menu.start(language);
    }

    private InlineKeyboardButton person(Language language, LiveUser user) {
        var arguments = Map.of(
                "username", user.username(),
                "known", user.viewers() == null ? "no" : "yes",
                "viewers", Objects.requireNonNullElse(user.viewers(), 0));
        return InlineKeyboardButton.builder()
                .text(phrases.say(language, Phrase.LIVE_PERSON, arguments))
                .url(user.url())
                .build();
    }

    private static String data(int page, long view) {
        return Menu.LIVE_PAGE + ":" + page + ":" + view;
    }
}
