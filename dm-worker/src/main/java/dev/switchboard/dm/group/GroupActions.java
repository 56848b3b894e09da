package dev.switchboard.dm.group;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.dm.answer.Answer;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.work.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;

/** What the admins of a group can ask a bot for there. Safe for use by several threads. */
public final class GroupActions {
    private final Groups groups;
    private final Standings standings;
    private final CachedBotDirectory bots;
    private final Phrasebook phrases;

    /** Puts them together. */
    public GroupActions(Groups groups, Standings standings, CachedBotDirectory bots, Phrasebook phrases) {
        this.groups = groups;
        this.standings = standings;
        this.bots = bots;
        this.phrases = phrases;
    }

    /** Returns the actions by the names of their commands. */
    public Map<String, GroupAction> byName() {
        return Map.of("init", this::init, "activate", this::activate);
    }

    private Performed init(GroupAsk ask, TelegramGateway telegram) {
        LongFunction<Recorded<GroupReply>> register =
                chat -> groups.register(ask.job(), ask.contact(), chat, ask.title());
        return ifBotMay(
                ask,
                telegram,
                // only an admin can write in the group's name
                chat -> ask.anonymous()
                        ? done(ask, chat, register.apply(chat))
                        : ifAdmin(ask, chat, telegram, register));
    }

    private Performed activate(GroupAsk ask, TelegramGateway telegram) {
        LongFunction<Recorded<GroupReply>> activate =
                chat -> groups.activate(ask.job(), ask.contact(), chat, ask.title());
        return ask.anonymous()
                ? refused(ask, ask.chat(), GroupVerdict.ANONYMOUS, Set.of())
                : ifBotMay(ask, telegram, chat -> ifAdmin(ask, chat, telegram, activate));
    }

    /** Comes first: what others are in a group, Telegram tells for certain only to admins (Bot API, getChatMember). */
    private Performed ifBotMay(GroupAsk ask, TelegramGateway telegram, LongFunction<Performed> next) {
        return switch (standings.ofBot(telegram, ask.envelope(), ask.chat())) {
            case Standings.Standing.Known(long chat, ChatMember member) -> {
                var missing = BotRight.missingTo(member);
                yield missing.isEmpty() ? next.apply(chat) : refused(ask, chat, GroupVerdict.RIGHTS_MISSING, missing);
            }
            case Standings.Standing.OutOfReach(long _, String reason) -> notDone(new Outcome.Discard(reason));
            case Standings.Standing.Withheld(long _, Outcome outcome) -> notDone(outcome);
            case Standings.Standing.Unknown(Outcome outcome) -> notDone(outcome);
        };
    }

    private Performed ifAdmin(
            GroupAsk ask, long askedIn, TelegramGateway telegram, LongFunction<Recorded<GroupReply>> deed) {
        long user = ask.contact().userId();
        return switch (standings.of(telegram, ask.envelope(), askedIn, user)) {
            case Standings.Standing.Known known ->
                known.isAdmin()
                        ? done(ask, known.chat(), deed.apply(known.chat()))
                        : refused(ask, known.chat(), GroupVerdict.NOT_ADMIN, Set.of());
            // of an admin it would tell
            case Standings.Standing.Withheld(long chat, Outcome _) ->
                refused(ask, chat, GroupVerdict.NOT_ADMIN, Set.of());
            case Standings.Standing.OutOfReach(long _, String reason) -> notDone(new Outcome.Discard(reason));
            case Standings.Standing.Unknown(Outcome outcome) -> notDone(outcome);
        };
    }

    private Performed refused(GroupAsk ask, long chat, GroupVerdict verdict, Set<BotRight> missing) {
        return done(ask, chat, groups.refuse(ask.job(), ask.contact(), ask.command(), verdict, missing));
    }

    private static Performed notDone(Outcome outcome) {
        return new Performed.NotDone(outcome);
    }

    private Performed done(GroupAsk ask, long chat, Recorded<GroupReply> reply) {
        return new Performed.Done(reply.map(said -> new Answer.Write(chat, ask.topic(), text(ask, said), null)));
    }

    private String text(GroupAsk ask, GroupReply reply) {
        var language = Language.ofCode(reply.language())
                .orElseGet(() -> Language.detect(ask.contact().languageCode()));
        var arguments = new HashMap<String, Object>();
        for (var right : BotRight.values()) {
            arguments.put(right.word(), reply.missing().contains(right) ? "missing" : "there");
        }
        arguments.put("link", link(ask));
        return phrases.say(language, reply.verdict().phrase(), arguments);
    }

    /** A deep link: opens the private chat with a button that sends {@code /start} (Telegram, Deep links). */
    private String link(GroupAsk ask) {
        var bot = bots.find(ask.contact().botId()).orElseThrow();
        return "https://t.me/" + bot.username() + "?start=group";
    }
}
