package dev.switchboard.dm.answer;

import java.util.function.Function;

/**
 * An effect that is recorded under its job's id: done now, or found done by an earlier run of the job.
 *
 * @param effect the first result
 * @param answered whether the person has had the answer
 * @param gone whether the person is known to have blocked the bot or deleted their account, so that nothing is to be sent to
 *     them; as of this run
 * @param <R> what the effect results in
 */
public record Recorded<R>(R effect, boolean answered, boolean gone) {

    /** An effect that is answered in a group, where a person's absence does not matter. */
    public Recorded(R effect, boolean answered) {
        this(effect, answered, false);
    }

    /** Returns the same record with something made of its result. */
    public <S> Recorded<S> map(Function<? super R, ? extends S> made) {
        return new Recorded<>(made.apply(effect), answered, gone);
    }
}
