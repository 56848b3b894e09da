package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code setMessageReaction} (Bot API server, Client.cpp, process_set_message_reaction_query, get_reaction_types). */
final class ReactionMethods {
    /** Bot API, ReactionTypeEmoji; clients write some with the variation selector and some without. */
    private static final Set<String> EMOJI =
            Set.of(("❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚"
                            + " 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄"
                            + " ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡")
                    .split(" ", -1));

    private static final String VARIATION_SELECTOR = "\ufe0f";

    private ReactionMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of("setmessagereaction", ReactionMethods::react);
    }

    private static Answer react(World world, Bot bot, Parameters parameters) {
        List<String> reactions = read(parameters);
        Conversation conversation = ChatAccess.toRead(world, bot, parameters);
        MessageIds.find(conversation, parameters.messageId(), "message to react");
        // the server's own words (MTProto, messages.sendReaction, possible errors)
        if (reactions.size() > 1) {
            throw Refused.badRequest("REACTIONS_TOO_MANY");
        }
        if (!EMOJI.containsAll(reactions)) {
            throw Refused.badRequest("REACTION_INVALID");
        }
        return Answer.done(true);
    }

    /** Returns the emoji; that of a custom one is its number, which no chat here allows. */
    private static List<String> read(Parameters parameters) {
        List<String> reactions = new ArrayList<>();
        for (JsonNode reaction : list(parameters)) {
            try {
                reactions.add(read(reaction));
            } catch (JsonFields.Wrong wrong) {
                throw Refused.badRequest("can't parse ReactionType: " + wrong.reason());
            }
        }
        return reactions;
    }

    private static JsonNode list(Parameters parameters) {
        try {
            JsonNode list = parameters.json("reaction").orElseGet(JsonNodeFactory.instance::arrayNode);
            if (!list.isArray()) {
                throw Refused.badRequest("expected an Array of ReactionType");
            }
            return list;
        } catch (IOException e) {
            throw Refused.badRequest("can't parse reaction types JSON object");
        }
    }

    private static String read(JsonNode reaction) throws JsonFields.Wrong {
        if (!reaction.isObject()) {
            throw new JsonFields.Wrong("expected an Object");
        }
        JsonFields fields = new JsonFields(reaction);
        return switch (fields.requiredString("type")) {
            case "emoji" -> fields.requiredString("emoji").replace(VARIATION_SELECTOR, "");
            case "custom_emoji" -> fields.requiredString("custom_emoji_id");
            default -> throw new JsonFields.Wrong("invalid reaction type specified");
        };
    }
}
