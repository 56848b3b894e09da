package dev.switchboard.dm.account;

import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.menu.Menu;
import dev.switchboard.dm.people.Account;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.telegram.TelegramGateway;
import java.util.Map;

/** {@code /referrals}: a person's link, and what it brought. */
public final class ReferralsAction implements Action {
    private final AccountActions accounts;
    private final ReferralLinks links;
    private final Phrasebook phrases;
    private final Menu menu;

    /** Puts the action together. */
    public ReferralsAction(AccountActions accounts, ReferralLinks links, Phrasebook phrases, Menu menu) {
        this.accounts = accounts;
        this.links = links;
        this.phrases = phrases;
        this.menu = menu;
    }

    @Override
    public Performed perform(Ask ask, TelegramGateway bot) {
        return accounts.shown("referrals", this::page).perform(ask, bot);
    }

    private Answer page(Ask ask, Account account) {
        var language = ask.language(account);
        var text = phrases.say(
                language,
                Phrase.REFERRALS,
                Map.of(
                        "link", links.of(ask.contact()),
                        "count", account.referrals().people(),
                        "points", account.referrals().points()));
        return ask.answer(text, menu.back(language));
    }
}
