package dev.switchboard.dm.group;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;
import org.telegram.telegrambots.meta.api.objects.chatmember.MemberStatus;

/** Looks whether a bot may still do in a group what it is for, and ends the group if not. */
public final class GroupCheckWorker implements Worker<Job.CheckGroup> {
    private final CachedBotDirectory bots;
    private final TelegramGateways gateways;
    private final Standings standings;
    private final GroupEndings endings;

    /** Puts the worker together. */
    public GroupCheckWorker(
            CachedBotDirectory bots, TelegramGateways gateways, Standings standings, GroupEndings endings) {
        this.bots = bots;
        this.gateways = gateways;
        this.standings = standings;
        this.endings = endings;
    }

    @Override
    public Outcome work(Job.CheckGroup job, JobEnvelope envelope) {
        Long chat = envelope.route().chat();
        if (chat == null) {
            return new Outcome.Bury("unreadable_check", "no group is named");
        }
        return bots.find(envelope.route().bot())
                .filter(bot -> bot.state() == BotState.ACTIVE)
                .map(bot -> check(bot, chat, envelope))
                .orElseGet(() -> new Outcome.Discard("bot_not_active"));
    }

    private Outcome check(Bot bot, long asked, JobEnvelope envelope) {
        var telegram = gateways.of(bot.id(), bot.token().secret());
        return switch (standings.ofBot(telegram, envelope, asked)) {
            case Standings.Standing.Known(long chat, ChatMember member) -> {
                if (!BotRight.missingTo(member).isEmpty()) {
                    endings.end(envelope, chat, reason(member));
                }
                yield new Outcome.Done();
            }
            case Standings.Standing.OutOfReach(long chat, String _) -> {
                endings.end(envelope, chat, EndReason.BOT_REMOVED);
                yield new Outcome.Done();
            }
            case Standings.Standing.Withheld(long _, Outcome outcome) -> outcome;
            case Standings.Standing.Unknown(Outcome outcome) -> outcome;
        };
    }

    private static EndReason reason(ChatMember bot) {
        if (bot instanceof ChatMemberAdministrator) {
            return EndReason.RIGHTS_MISSING;
        }
        return switch (bot.getStatus()) {
            case MemberStatus.LEFT, MemberStatus.KICKED -> EndReason.BOT_REMOVED;
            default -> EndReason.NOT_ADMIN;
        };
    }
}
