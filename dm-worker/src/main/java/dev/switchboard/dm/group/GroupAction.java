package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.Performed;
import dev.switchboard.telegram.TelegramGateway;

/**
 * What a command in a group does.
 *
 * <p>It may run again after a crash: what it changes carries the job's id and is changed once. Implementations are safe for
 * use by several threads.
 */
@FunctionalInterface
public interface GroupAction {

    /**
     * Does it, or finds it done, and says what to answer.
     *
     * @param telegram the Bot API as the bot that was asked
     */
    Performed perform(GroupAsk ask, TelegramGateway telegram);
}
