package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.Performed;
import dev.switchboard.telegram.TelegramGateway;

/**
 * What a command or a button does.
 *
 * <p>It may run again after a crash: what it changes carries the job's id and is changed once. Implementations are safe for
 * use by several threads.
 */
@FunctionalInterface
public interface Action {

    /**
     * Does it, or finds it done, and says what to answer.
     *
     * @param bot the Bot API as the bot that was asked
     */
    Performed perform(Ask ask, TelegramGateway bot);
}
