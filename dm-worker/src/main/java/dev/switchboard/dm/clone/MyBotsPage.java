package dev.switchboard.dm.clone;

import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** What people see of their bots: a line each, and buttons for what can be done with it. Safe for use by several threads. */
public final class MyBotsPage {
    /** The words of the buttons' data; behind the colon stands the bot's id. */
    static final String PAUSE = "pause_bot";

    static final String RESUME = "resume_bot";
    static final String ASK_TO_REMOVE = "ask_to_remove_bot";
    static final String REMOVE = "remove_bot";

    private final Phrasebook phrases;
    private final Menu menu;

    /** Writes with the given phrases, and leads back to the given menu. */
    public MyBotsPage(Phrasebook phrases, Menu menu) {
        this.phrases = phrases;
        this.menu = menu;
    }

    /** Returns the list of a person's bots. */
    String list(Language language, List<CloneBot> bots) {
        if (bots.isEmpty()) {
            return phrases.say(language, Phrase.MY_BOTS_NONE);
        }
        return Stream.concat(
                        Stream.of(phrases.say(language, Phrase.MY_BOTS)),
                        bots.stream().map(bot -> phrases.say(language, state(bot), named(bot))))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the buttons under the list; none for what an admin has put aside. */
    InlineKeyboardMarkup buttons(Language language, List<CloneBot> bots) {
        var keyboard = InlineKeyboardMarkup.builder();
        for (var bot : bots) {
            switch (bot.state()) {
                case ACTIVE -> keyboard.keyboardRow(row(language, bot, Phrase.BUTTON_PAUSE_BOT, PAUSE));
                case PAUSED, UNCONNECTED -> keyboard.keyboardRow(row(language, bot, Phrase.BUTTON_RESUME_BOT, RESUME));
                case TOKEN_DEAD -> keyboard.keyboardRow(new InlineKeyboardRow(askToRemove(language, bot)));
                case SUSPENDED, REVOKED -> {}
            }
        }
        return keyboard.keyboardRow(new InlineKeyboardRow(menu.button(language, Phrase.BUTTON_NEW_BOT, Menu.CLONE)))
                .keyboardRow(new InlineKeyboardRow(menu.backButton(language)))
                .build();
    }

    /** Returns the question whether a bot is really to be removed. */
    String removal(Language language, CloneBot bot) {
        return phrases.say(language, Phrase.REMOVE_BOT, named(bot));
    }

    /** Returns the buttons under that question. */
    InlineKeyboardMarkup removalButtons(Language language, CloneBot bot) {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(
                        button(language, bot, Phrase.BUTTON_REMOVE_BOT, REMOVE),
                        menu.button(language, Phrase.BUTTON_KEEP_BOT, Menu.MY_BOTS)))
                .build();
    }

    private InlineKeyboardRow row(Language language, CloneBot bot, Phrase phrase, String word) {
        return new InlineKeyboardRow(button(language, bot, phrase, word), askToRemove(language, bot));
    }

    private InlineKeyboardButton askToRemove(Language language, CloneBot bot) {
        return button(language, bot, Phrase.BUTTON_REMOVE_BOT, ASK_TO_REMOVE);
    }

    private InlineKeyboardButton button(Language language, CloneBot bot, Phrase phrase, String word) {
        return Menu.button(phrases.say(language, phrase, named(bot)), word + ":" + bot.id());
    }

    private static Phrase state(CloneBot bot) {
        return switch (bot.state()) {
            case ACTIVE -> Phrase.MY_BOT_ACTIVE;
            case PAUSED -> Phrase.MY_BOT_PAUSED;
            case UNCONNECTED -> Phrase.MY_BOT_UNCONNECTED;
            case TOKEN_DEAD -> Phrase.MY_BOT_TOKEN_DEAD;
            case SUSPENDED, REVOKED -> Phrase.MY_BOT_SUSPENDED;
        };
    }

    private static Map<String, String> named(CloneBot bot) {
        return Map.of("bot", bot.username());
    }
}
