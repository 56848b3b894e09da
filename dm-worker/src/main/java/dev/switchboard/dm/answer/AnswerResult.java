package dev.switchboard.dm.answer;

import dev.switchboard.work.Outcome;

/** What came of giving an answer. */
public sealed interface AnswerResult {

    /** The person has it. */
    record Given() implements AnswerResult {}

    /**
     * Nobody will hear it, because the person has blocked the bot or deleted their account.
     *
     * @param reason a stable word for logs and metrics
     */
    record PersonGone(String reason) implements AnswerResult {}

    /** The person is known to be gone: what they asked for is done, and Telegram was not called. */
    record Withheld() implements AnswerResult {}

    /**
     * There is no chat to write to, or the bot may not write there, which says nothing of the person.
     *
     * @param reason a stable word for logs and metrics
     */
    record NoChat(String reason) implements AnswerResult {}

    /**
     * The bot may not speak: an admin has put it aside, or its owner has taken it back. Nothing was done.
     *
     * @param reason a stable word for logs and metrics
     */
    record BotSilent(String reason) implements AnswerResult {}

    /**
     * It is owed still, because Telegram did not know the bot's token.
     *
     * @param detail in Telegram's words
     */
    record TokenRefused(String detail) implements AnswerResult {}

    /** It is owed still; the job goes on so. */
    record Owed(Outcome outcome) implements AnswerResult {}
}
