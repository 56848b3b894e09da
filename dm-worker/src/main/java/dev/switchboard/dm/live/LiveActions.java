package dev.switchboard.dm.live;

import dev.switchboard.dm.account.ReferralLinks;
import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code /live}: who is live on Instagram now, a page at a time. */
public final class LiveActions {
    /** The argument of a page's button: the page, and the list that was opened. */
    private static final Pattern PAGE_OF_VIEW = Pattern.compile("([1-9][0-9]{0,3}):([1-9][0-9]{0,17})");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LiveViews views;
    private final ReferralLinks links;
    private final Phrasebook phrases;
    private final LiveButtons buttons;

    /** Puts them together. */
    public LiveActions(LiveViews views, ReferralLinks links, Phrasebook phrases, LiveButtons buttons) {
        this.views = views;
        this.links = links;
        this.phrases = phrases;
        this.buttons = buttons;
    }

    /**
     * The command, and the button that stands for it: opens the list at its first page.
     *
     * @param effect what it counts as: {@code live} or {@code check_live}
     */
    public Action open(String effect) {
        return (ask, _) ->
                new Performed.Done(views.open(ask.job(), ask.contact(), effect).map(viewing -> answer(ask, viewing)));
    }

    /** The buttons under a page. The argument is refused unless this person opened that list. */
    public Action turn() {
        return (ask, _) -> {
            var wanted = PAGE_OF_VIEW.matcher(ask.argument());
            if (!wanted.matches()) {
                return Performed.NotDone.forged();
            }
            var page = Integer.parseInt(wanted.group(1));
            var view = Long.parseLong(wanted.group(2));
            return views.turn(ask.job(), ask.contact(), view, page)
                    .<Performed>map(turned -> new Performed.Done(turned.map(viewing -> answer(ask, viewing))))
                    .orElseGet(Performed.NotDone::forged);
        };
    }

    private Answer answer(Ask ask, Viewing viewing) {
        var account = viewing.account();
        var language = ask.language(account);
        return switch (viewing) {
            case Viewing.Page(var _, long view, LivePage page) -> {
                var arguments = Map.of(
                        "people", page.people(),
                        "page", page.number(),
                        "pages", page.pages(),
                        "time", time(ask),
                        "counted", account.unlimited() ? "no" : "yes",
                        "points", account.dailyPoints() + account.earnedPoints());
                yield ask.answer(
                        phrases.say(language, Phrase.LIVE, arguments), buttons.underPage(language, view, page));
            }
            case Viewing.NobodyLive _ ->
                ask.answer(
                        phrases.say(language, Phrase.LIVE_NOBODY, Map.of("time", time(ask))),
                        buttons.toLookAgain(language));
            case Viewing.Over _ -> ask.answer(phrases.say(language, Phrase.LIVE_OVER), buttons.toLookAgain(language));
            case Viewing.NoPoints _ -> {
                var wait = UntilMidnight.from(ask.contact().happenedAt());
                var arguments = Map.of(
                        "hours", wait.hours(),
                        "minutes", wait.minutes(),
                        "points", account.referrals().pointsEach(),
                        "link", links.of(ask.contact()));
                yield ask.answer(
                        phrases.say(language, Phrase.LIVE_NO_POINTS, arguments), buttons.toEarnPoints(language));
            }
            case Viewing.NotRegistered _ ->
                ask.answer(phrases.say(language, Phrase.START_FIRST), buttons.toStart(language));
        };
    }

    /** Whoever looks again and finds the same is to see that it was looked at. */
    private static String time(Ask ask) {
        return TIME.format(ask.contact().happenedAt());
    }
}
