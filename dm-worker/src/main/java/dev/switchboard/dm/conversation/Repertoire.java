package dev.switchboard.dm.conversation;

import dev.switchboard.dm.dialogue.Topic;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a bot does about what people write.
 *
 * @param commands by name, without the slash
 * @param steps what is done with a text that the bot waits for
 * @param strayToken what is done about a bot's token that the bot does not wait for: it must not stay in the chat
 * @param afterDeletion makes of what is done about a message that holds a token what is done after the message is deleted
 * @param otherwise what is done about anything else
 * @param dialoguesAway what is done about a text while nobody can say what the bot waits for
 * @param askedTooOften what is done once, when somebody asks too often
 */
public record Repertoire(
        Actions commands,
        Map<Topic, Action> steps,
        Action strayToken,
        UnaryOperator<Action> afterDeletion,
        Action otherwise,
        Action dialoguesAway,
        Action askedTooOften) {
    public Repertoire {
        steps = Map.copyOf(steps);
    }
}
