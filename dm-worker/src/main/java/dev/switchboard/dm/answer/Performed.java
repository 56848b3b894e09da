package dev.switchboard.dm.answer;

import dev.switchboard.work.Outcome;

/** What came of doing what a person asked for. */
public sealed interface Performed {

    /** It is done, now or by an earlier run; the answer is owed unless it was given. */
    record Done(Recorded<? extends Answer> answer) implements Performed {}

    /** Nothing is done, and the job goes on so: later, or never. */
    record NotDone(Outcome outcome) implements Performed {

        /** Data that no button of ours holds, or not one of this person's: anybody can send any. */
        public static NotDone forged() {
            return new NotDone(new Outcome.Discard("forged_callback"));
        }
    }
}
