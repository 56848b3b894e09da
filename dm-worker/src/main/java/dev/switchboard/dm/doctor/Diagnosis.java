package dev.switchboard.dm.doctor;

import dev.switchboard.dm.doctor.Finding.Verdict;
import java.util.List;

/**
 * What the doctor found of a bot.
 *
 * @param name what the bot is called, or its id
 */
public record Diagnosis(long bot, String name, List<Finding> findings) {

    /** Returns whether nothing is wrong now. */
    public boolean isWell() {
        return count(Verdict.REPAIRABLE) + count(Verdict.BROKEN) == 0;
    }

    /** Returns how many findings have a verdict. */
    public long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
