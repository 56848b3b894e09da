package dev.switchboard.dm.account;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.people.People;
import dev.switchboard.dm.people.Registration;
import dev.switchboard.dm.telling.Tellings;
import dev.switchboard.dm.text.PersonName;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.telegram.TelegramGateway;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code /start}: registers a new person, who may have come by another's link, and welcomes a known one back. */
public final class StartAction implements Action {
    /** A user id has at most 52 bits (Bot API, User). */
    private static final Pattern USER_ID = Pattern.compile("[1-9][0-9]{0,15}");

    private final People people;
    private final Tellings tellings;
    private final Phrasebook phrases;
    private final Menu menu;

    /** Puts the action together. */
    public StartAction(People people, Tellings tellings, Phrasebook phrases, Menu menu) {
        this.people = people;
        this.tellings = tellings;
        this.phrases = phrases;
        this.menu = menu;
    }

    @Override
    public Performed perform(Ask ask, TelegramGateway bot) {
        var registered = people.register(ask.job(), ask.contact(), referrer(ask.argument()));
        var referrer = registered.effect().referrer();
        if (referrer != null && !registered.answered()) {
            int reward = registered.effect().account().referrals().pointsEach();
            tellings.tell(ask.envelope(), referrer, Phrase.REFERRAL_JOINED, Map.of("points", reward));
        }
        return new Performed.Done(registered.map(registration -> welcome(ask, registration)));
    }

    private Answer welcome(Ask ask, Registration registration) {
        var account = registration.account();
        var language = ask.language(account);
        var name = PersonName.of(ask.contact().firstName());
        var arguments = Map.of("name", name, "named", name.isEmpty() ? "no" : "yes", "points", account.dailyPoints());
        return registration.registered()
                ? ask.answer(phrases.say(language, Phrase.WELCOME, arguments), menu.languages())
                : ask.answer(phrases.say(language, Phrase.WELCOME_BACK, arguments), menu.main(language));
    }

    private static @Nullable Long referrer(String argument) {
        return USER_ID.matcher(argument).matches() ? Long.valueOf(argument) : null;
    }
}
