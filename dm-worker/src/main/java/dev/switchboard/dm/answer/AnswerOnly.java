package dev.switchboard.dm.answer;

/** The effect of a job that does nothing but answer. */
public record AnswerOnly() {}
