package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.limit.AskLimit;
import dev.switchboard.work.Outcome;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a bot obeys in groups: each person so often, in whichever groups, and each group so often, whoever asks. What is
 * beyond that is dropped without a word: a group is not to be filled with answers.
 */
public final class GroupLimits {
    private final AskLimit ofPerson;
    private final AskLimit ofGroup;

    public GroupLimits(AskLimit ofPerson, AskLimit ofGroup) {
        this.ofPerson = ofPerson;
        this.ofGroup = ofGroup;
    }

    /** Returns the same actions, of which a person and a group have only so many. */
    public Map<String, GroupAction> limiting(Map<String, GroupAction> actions) {
        var limited = new HashMap<String, GroupAction>();
        actions.forEach((name, action) -> limited.put(
                name,
                (ask, telegram) -> admits(ask)
                        ? action.perform(ask, telegram)
                        : new Performed.NotDone(new Outcome.Discard("asked_too_often"))));
        return limited;
    }

    private boolean admits(GroupAsk ask) {
        long bot = ask.contact().botId();
        var askedAt = ask.envelope().timing().enqueuedAt();
        // anonymous admins have one account in Telegram, all of them
        return (ask.anonymous() || isAdmitted(ofPerson.judge(bot, ask.contact().userId(), ask.job(), askedAt)))
                && isAdmitted(ofGroup.judge(bot, ask.chat(), ask.job(), askedAt));
    }

    private static boolean isAdmitted(AskLimit.Verdict verdict) {
        return verdict == AskLimit.Verdict.ADMITTED;
    }
}
