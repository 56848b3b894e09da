package dev.switchboard.dm.doctor;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotDirectoryException;
import dev.switchboard.bots.BotRole;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.UnreadableTokenException;
import dev.switchboard.dm.doctor.Examination.NotToldException;
import dev.switchboard.dm.doctor.Examination.TokenDeadException;
import dev.switchboard.dm.doctor.Finding.Verdict;
import dev.switchboard.postgrest.PostgrestException;
import dev.switchboard.telegram.TelegramGateways;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The webhook doctor: looks whether Telegram has of each bot at work that talks with people what the fleet needs, and
 * repairs what it can. Of those that manage groups, and of paused ones, it sees to the webhook, and of all to the key that
 * encrypts their token; it is silent where that is right. Who is well is not changed, so a second visit repairs nothing. What is wrong with one bot keeps it from no other.
 */
public final class BotDoctor {
    private static final Set<BotRole> TALKING = Set.of(BotRole.MAIN, BotRole.CLONE);
    private static final Set<BotRole> HEARING = Set.of(BotRole.MAIN, BotRole.CLONE, BotRole.GROUP);

    private final PostgrestBotDirectory bots;
    private final TelegramGateways gateways;
    private final Pauses pauses;
    private final Specialist tokenKey;
    private final Specialist webhook;
    private final List<Specialist> forTalkingBots;

    /**
     * Makes a doctor.
     *
     * @param forTalkingBots who looks, besides at the webhook, at the bots at work that talk with people
     */
    BotDoctor(
            PostgrestBotDirectory bots,
            TelegramGateways gateways,
            Pauses pauses,
            Specialist webhook,
            List<Specialist> forTalkingBots) {
        this.bots = bots;
        this.gateways = gateways;
        this.pauses = pauses;
        this.tokenKey = new TokenKeySpecialist(bots);
        this.webhook = webhook;
        this.forTalkingBots = List.copyOf(forTalkingBots);
    }

    /**
     * Examines every bot, and tells of each of which there is something to say.
     *
     * @param mayRepair whether anything may be changed
     * @throws PostgrestException if the bots cannot be listed now
     */
    public void visitAll(boolean mayRepair, Consumer<Diagnosis> told) {
        for (long bot : bots.all()) {
            var diagnosis = visit(bot, mayRepair);
            if (!diagnosis.findings().isEmpty()) {
                told.accept(diagnosis);
            }
        }
    }

    /**
     * Examines one bot; there is nothing to say of one that is none of ours.
     *
     * @param mayRepair whether anything may be changed
     */
    public Diagnosis visit(long id, boolean mayRepair) {
        try {
            return bots.find(id)
                    .map(bot -> examine(bot, mayRepair))
                    .orElseGet(() -> new Diagnosis(id, Long.toString(id), List.of()));
        } catch (BotDirectoryException | UnreadableTokenException e) {
            var problem = new Finding(Verdict.BROKEN, "bot", String.valueOf(e.getMessage()));
            return new Diagnosis(id, Long.toString(id), List.of(problem));
        }
    }

    private Diagnosis examine(Bot bot, boolean mayRepair) {
        var gateway = gateways.of(bot.id(), bot.token().secret());
        var examination = new Examination(bot, mayRepair, gateway, pauses);
        var findings = new ArrayList<Finding>();
        for (var specialist : specialists(bot)) {
            try {
                findings.addAll(specialist.examine(examination));
            } catch (TokenDeadException e) {
                if (mayRepair) {
                    bots.noteDead(bot.token());
                }
                findings.add(new Finding(Verdict.BROKEN, specialist.about(), String.valueOf(e.getMessage())));
                break;
            } catch (NotToldException | PostgrestException e) {
                findings.add(new Finding(Verdict.BROKEN, specialist.about(), String.valueOf(e.getMessage())));
            }
        }
        return new Diagnosis(bot.id(), "@" + bot.username(), List.copyOf(findings));
    }

    private List<Specialist> specialists(Bot bot) {
        var specialists = new ArrayList<>(List.of(tokenKey));
        if (bot.state() != BotState.REVOKED && HEARING.contains(bot.role())) {
            specialists.add(webhook);
        }
        if (bot.state() == BotState.ACTIVE && TALKING.contains(bot.role())) {
            specialists.addAll(forTalkingBots);
        }
        return specialists;
    }
}
