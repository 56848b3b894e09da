package dev.switchboard.ingress.webhook;

/** A method call that rides in the body of the answer to Telegram: no request of our own, and no result. */
sealed interface ImmediateReply {

    /** Nothing to say. */
    record None() implements ImmediateReply {}

    /** Stops the button's spinner; {@code answerCallbackQuery}. */
    record AnswerCallbackQuery(String callbackQueryId) implements ImmediateReply {}

    /** Shows that the bot is at it; {@code sendChatAction} with {@code typing}. */
    record Typing(long chat) implements ImmediateReply {}
}
