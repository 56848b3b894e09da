package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * A person of the emulator's who talks to a bot: commands and other words, and after each a press of some button under the
 * newest answer.
 * What they did waits for its answer; a bot answers a person in order. Safe for use by several threads.
 */
final class TalkingPerson {
    /** A token is asked for, is not there, and is given up. */
    private static final List<String> TEXTS = List.of(
            "/start",
            "/help",
            "/my_account",
            "/live",
            "/settings",
            "/referrals",
            "/my_bots",
            "/clone",
            "hello",
            "/cancel");

    private final long id;
    private final Random chance;
    private final Queue<Deed> unanswered = new ArrayDeque<>();
    private int texts;
    private boolean pressesNext;
    private JsonNode newest = MissingNode.getInstance();

    TalkingPerson(long id) {
        this.id = id;
        this.chance = new Random(id);
    }

    /**
     * Something that a person did.
     *
     * @param word what it was, for the report
     * @param at Unix milliseconds, before it was done
     */
    record Deed(String word, long at) {}

    /** What a person does next: a request to the emulator. */
    record Step(String word, String path, String body) {}

    long id() {
        return id;
    }

    /** Decides on the next thing to do; nobody presses a button while an answer may be changing it. */
    synchronized Step next(long bot) {
        var button = pressesNext && unanswered.isEmpty() ? button() : Optional.<String>empty();
        pressesNext = button.isEmpty();
        return button.map(text -> new Step("press", "/people/" + id + "/presses", """
                        {"chat": %d, "message_id": %d, "button": "%s"}""".formatted(
                                bot, newest.path("message_id").asInt(), text)))
                .orElseGet(() -> text(bot));
    }

    /** The first is the first of all; then each goes round from another place, so that all texts come at all times. */
    private Step text(long bot) {
        var text = TEXTS.get(texts == 0 ? 0 : (int) ((id + texts) % TEXTS.size()));
        texts++;
        return new Step(text, "/people/" + id + "/messages", "{\"chat\": %d, \"text\": \"%s\"}".formatted(bot, text));
    }

    /** Returns some button that sends a callback query. */
    private Optional<String> button() {
        var texts = new ArrayList<String>();
        for (var row : newest.at("/reply_markup/inline_keyboard")) {
            for (var button : row) {
                if (button.has("callback_data")) {
                    texts.add(button.path("text").asText());
                }
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(chance.nextInt(texts.size())));
    }

    synchronized void did(Deed deed) {
        unanswered.add(deed);
    }

    /** Notes an answer, and returns what it answers; empty if nothing waits for one. */
    synchronized Optional<Deed> answered(JsonNode message) {
        if (message.isObject()) {
            newest = message;
        }
        return Optional.ofNullable(unanswered.poll());
    }

    synchronized int waiting() {
        return unanswered.size();
    }
}
