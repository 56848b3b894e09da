package dev.switchboard.emulator.delivery;

import com.fasterxml.jackson.databind.JsonNode;

/** Carries out a method call that a webhook put into its answer. */
@FunctionalInterface
public interface AnswerCalls {
    /** Calls a method for the bot; its result goes nowhere. */
    void call(String method, JsonNode parameters);
}
