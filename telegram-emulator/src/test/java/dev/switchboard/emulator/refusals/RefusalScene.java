package dev.switchboard.emulator.refusals;

import dev.switchboard.emulator.BotApiClient;
import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.EmulatedPerson;
import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A bot and those it has to do with; a triple that needs others makes them in {@link #telegram()}. */
final class RefusalScene implements AutoCloseable {
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withLimits(RateLimits.NONE));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("refused_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedPerson blocker = telegram.person("Bert");
    private final EmulatedPerson stranger = telegram.person("Carl");
    private final EmulatedPerson member = telegram.person("Dora");
    private final EmulatedGroup group = telegram.group("Group", ann);
    private final EmulatedGroup left = telegram.group("Kicked from", ann);
    private final EmulatedGroup foreign = telegram.group("Foreign", ann);

    RefusalScene() {
        ann.chatWith(bot).write("/start");
        blocker.chatWith(bot).write("/start");
        blocker.blocks(bot);
        member.joins(group);
        group.adds(bot);
        left.adds(bot);
        left.kicks(bot);
    }

    /** Returns the emulator, for what only one triple needs. */
    TelegramEmulator telegram() {
        return telegram;
    }

    /** Returns the client, for calls that are not made as JSON in a POST. */
    BotApiClient client() {
        return client;
    }

    /** Returns the bot that is refused. */
    EmulatedBot bot() {
        return bot;
    }

    /** Returns the chat id of one who wrote to the bot; her {@code /start} is message 1. */
    long ann() {
        return ann.user().id();
    }

    /** Returns the chat id of one who blocked the bot. */
    long blocker() {
        return blocker.user().id();
    }

    /** Returns the id of one whom the bot never met. */
    long stranger() {
        return stranger.user().id();
    }

    /** Returns the id of one who shares a group with the bot and never wrote to it. */
    long member() {
        return member.user().id();
    }

    /** Returns the id of a group in which the bot is a plain member. */
    long group() {
        return group.id();
    }

    /** Returns the id of a new group in which only administrators may write, and the bot is none. */
    long quiet() {
        EmulatedGroup quiet = telegram.group("Quiet", telegram.person("Owner"));
        quiet.adds(bot);
        quiet.permits(Set.of());
        return quiet.id();
    }

    /** Returns the id of a group that removed the bot. */
    long left() {
        return left.id();
    }

    /** Returns the id of a group that the bot never saw. */
    long foreign() {
        return foreign.id();
    }

    /** Calls a method as the bot. */
    HttpResponse<String> call(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        return client.send("POST", "/bot" + bot.token() + "/" + method, parameters);
    }

    /** Calls a method as the bot, with parameters as they are written in JSON. */
    HttpResponse<String> post(String method, String json) throws IOException, InterruptedException {
        return client.post("/bot" + bot.token() + "/" + method, "application/json", json);
    }

    /** Calls a method as the bot, about a user in a chat. */
    HttpResponse<String> call(String method, long chat, long user) throws IOException, InterruptedException {
        return call(method, Map.of("chat_id", chat, "user_id", user));
    }

    /** Sends a text to a chat. */
    HttpResponse<String> sendText(Object chat, String text) throws IOException, InterruptedException {
        return sendText(chat, text, Map.of());
    }

    /** Sends a text to a chat, with further parameters. */
    HttpResponse<String> sendText(Object chat, String text, Map<String, ?> more)
            throws IOException, InterruptedException {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("chat_id", chat);
        parameters.put("text", text);
        return call("sendMessage", parameters);
    }

    /** Sends a text to a chat and returns the message's number. */
    int sent(long chat) throws IOException, InterruptedException {
        return TelegramJson.parse(sendText(chat, "a").body())
                .at("/result/message_id")
                .asInt();
    }

    @Override
    public void close() {
        client.close();
        telegram.close();
    }
}
