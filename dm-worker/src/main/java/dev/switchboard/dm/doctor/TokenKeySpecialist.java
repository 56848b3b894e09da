package dev.switchboard.dm.doctor;

import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.dm.doctor.Finding.Verdict;
import java.util.List;

/** Whether the bot's token is encrypted with the current key: the older ones can go when all are. */
final class TokenKeySpecialist implements Specialist {
    private final PostgrestBotDirectory bots;

    TokenKeySpecialist(PostgrestBotDirectory bots) {
        this.bots = bots;
    }

    @Override
    public String about() {
        return "token";
    }

    @Override
    public List<Finding> examine(Examination bot) {
        long id = bot.bot().id();
        if (!bots.isUnderOldKey(id)) {
            return List.of();
        }
        if (bot.mayRepair()) {
            bots.encryptAnew(id);
        }
        var verdict = bot.mayRepair() ? Verdict.REPAIRED : Verdict.REPAIRABLE;
        return List.of(new Finding(verdict, about(), "it was encrypted with an old key"));
    }
}
