package dev.switchboard.dm.doctor;

import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.dm.doctor.Examination.NotToldException;
import dev.switchboard.dm.doctor.Finding.Verdict;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.GetMe;

/** Whether the bot is known by the username that Telegram has for it: people's links lead there. */
final class NameSpecialist implements Specialist {
    private final PostgrestBotDirectory bots;

    NameSpecialist(PostgrestBotDirectory bots) {
        this.bots = bots;
    }

    @Override
    public String about() {
        return "name";
    }

    @Override
    public List<Finding> examine(Examination bot) throws NotToldException {
        var known = bot.bot().username();
        var username = bot.call(new GetMe()).getUserName();
        if (username == null || username.equals(known)) {
            return List.of();
        }
        if (bot.mayRepair()) {
            bots.rename(bot.bot().id(), username);
        }
        var verdict = bot.mayRepair() ? Verdict.REPAIRED : Verdict.REPAIRABLE;
        return List.of(new Finding(verdict, about(), "@%s is called @%s now".formatted(known, username)));
    }
}
