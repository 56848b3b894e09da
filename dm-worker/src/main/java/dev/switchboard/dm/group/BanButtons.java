package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Actions;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.live.BanPress;
import dev.switchboard.live.BanPress.Step;
import dev.switchboard.live.InstagramName;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.work.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * The button "BAN" under what a group is told of somebody live. An admin of the group presses it, is asked whether they mean
 * it, and can take it back; the group hears no more of that person meanwhile. All of it happens on the buttons, so that the
 * group reads no further messages. A press by anybody else does nothing. Safe for use by several threads.
 */
public final class BanButtons {
    private final LiveBans bans;
    private final Standings standings;
    private final Phrasebook phrases;

    /** Puts it together. */
    public BanButtons(LiveBans bans, Standings standings, Phrasebook phrases) {
        this.bans = bans;
        this.standings = standings;
        this.phrases = phrases;
    }

    /** Returns what each button does. */
    public Actions actions() {
        return new Actions(Arrays.stream(Step.values()).collect(Collectors.toMap(Step::word, this::action)));
    }

    private Action action(Step step) {
        return (ask, bot) -> BanPress.read(step, ask.argument())
                .map(press -> press(press, ask, bot))
                .orElseGet(Performed.NotDone::forged);
    }

    private Performed press(BanPress press, Ask ask, TelegramGateway telegram) {
        return switch (standings.of(
                telegram, ask.envelope(), ask.chat(), ask.contact().userId())) {
            case Standings.Standing.Known known -> known.isAdmin() ? obey(press, ask, known.chat()) : drop("not_admin");
            case Standings.Standing.OutOfReach(long _, String reason) -> drop(reason);
            case Standings.Standing.Withheld _ -> drop("not_admin");
            case Standings.Standing.Unknown(Outcome outcome) -> new Performed.NotDone(outcome);
        };
    }

    private Performed obey(BanPress press, Ask ask, long chat) {
        if (ask.message() == null || ask.keyboard() == null) {
            return drop("button_gone");
        }
        var change = new Answer.EditKeyboard(ask.chat(), ask.message(), after(press, ask, ask.keyboard()));
        return new Performed.Done(
                switch (press.step()) {
                    case ASK, KEEP -> new Recorded<>(change, false);
                    case CONFIRM ->
                        bans.set(ask.job(), ask.contact(), chat, press.name(), true)
                                .map(_ -> change);
                    case UNDO ->
                        bans.set(ask.job(), ask.contact(), chat, press.name(), false)
                                .map(_ -> change);
                });
    }

    private static Performed drop(String reason) {
        return new Performed.NotDone(new Outcome.Discard(reason));
    }

    /** Returns the buttons after a press: those that are not ours stay, and ours say what can be done now. */
    private InlineKeyboardMarkup after(BanPress press, Ask ask, InlineKeyboardMarkup before) {
        var rows = new ArrayList<InlineKeyboardRow>();
        before.getKeyboard().stream()
                .filter(row -> row.stream().noneMatch(BanButtons::isOurs))
                .forEach(rows::add);
        var language = Language.detect(ask.contact().languageCode());
        var name = press.name();
        rows.add(
                switch (press.step()) {
                    case ASK ->
                        new InlineKeyboardRow(
                                button(say(language, Phrase.BUTTON_BAN_YES, name), Step.CONFIRM, name),
                                button(say(language, Phrase.BUTTON_CANCEL, name), Step.KEEP, name));
                    case CONFIRM ->
                        new InlineKeyboardRow(button(say(language, Phrase.BUTTON_UNBAN, name), Step.UNDO, name));
                    case KEEP, UNDO -> new InlineKeyboardRow(button(BanPress.LABEL, Step.ASK, name));
                });
        return InlineKeyboardMarkup.builder().keyboard(rows).build();
    }

    private static boolean isOurs(InlineKeyboardButton button) {
        return button.getCallbackData() != null
                && BanPress.read(button.getCallbackData()).isPresent();
    }

    private String say(Language language, Phrase phrase, InstagramName name) {
        return phrases.say(language, phrase, Map.of("username", name.value()));
    }

    private static InlineKeyboardButton button(String text, Step step, InstagramName name) {
        return InlineKeyboardButton.builder()
                .text(text)
                .callbackData(new BanPress(step, name).data())
                .build();
    }
}
