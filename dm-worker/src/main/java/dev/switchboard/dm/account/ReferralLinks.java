package dev.switchboard.dm.account;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.dm.people.Contact;

/** The links by which people bring others to a bot. Safe for use by several threads. */
public final class ReferralLinks {
    private final CachedBotDirectory bots;

    /** Makes links to the bots of the given directory. */
    public ReferralLinks(CachedBotDirectory bots) {
        this.bots = bots;
    }

    /** Returns a person's deep link: its parameter comes back as the argument of {@code /start} (Telegram, Deep links). */
    public String of(Contact contact) {
        var bot = bots.find(contact.botId()).orElseThrow();
        return "https://t.me/" + bot.username() + "?start=" + contact.userId();
    }
}
