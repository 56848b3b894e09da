package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.RecordingWebhook.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A bot such as a newcomer writes: greets with buttons, echoes what it hears, and answers presses. */
final class EchoBot implements AutoCloseable {
    private static final Object BUTTONS = Map.of(
            "inline_keyboard",
            List.of(List.of(
                    Map.of("text", "Say hello", "callback_data", "hello"),
                    Map.of("text", "Warn me", "callback_data", "warn"))));

    private final EmulatedBot account;
    private final BotApiClient api;
    private final RecordingWebhook webhook = new RecordingWebhook();

    EchoBot(TelegramEmulator telegram, String username) throws IOException, InterruptedException {
        account = telegram.bot(username);
        api = new BotApiClient(telegram.address());
        webhook.replyWith(this::take);
        call("setWebhook", Map.of("url", webhook.url()));
    }

    EmulatedBot account() {
        return account;
    }

    JsonNode call(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        return api.call(account, method, parameters);
    }

    JsonNode upload(String method, Map<String, ?> parameters, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        return api.upload(account, method, parameters, files);
    }

    @Override
    public void close() {
        webhook.close();
        api.close();
    }

    private Reply take(JsonNode update) {
        try {
            if (update.has("callback_query")) {
                answer(update.get("callback_query"));
            } else if (update.at("/message").has("text")) {
                reply(
                        update.at("/message/chat/id").asLong(),
                        update.at("/message/text").asText());
            }
        } catch (IOException e) {
            return Reply.of(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.of(500);
        }
        return Reply.of(200);
    }

    private void reply(long chat, String text) throws IOException, InterruptedException {
        switch (text) {
            case "/colours" ->
                call(
                        "sendMessage",
                        Map.of(
                                "chat_id",
                                chat,
                                "text",
                                "Which colour?",
                                "reply_markup",
                                Map.of("keyboard", List.of(List.of("Red", "Green")))));
            case "Red" ->
                call(
                        "sendMessage",
                        Map.of("chat_id", chat, "text", "Thanks", "reply_markup", Map.of("remove_keyboard", true)));
            case "/start" -> call("sendMessage", Map.of("chat_id", chat, "text", "Welcome!", "reply_markup", BUTTONS));
            default -> call("sendMessage", Map.of("chat_id", chat, "text", "You said: " + text));
        }
    }

    private void answer(JsonNode query) throws IOException, InterruptedException {
        boolean warns = query.get("data").asText().equals("warn");
        call(
                "answerCallbackQuery",
                Map.of(
                        "callback_query_id",
                        query.get("id").asText(),
                        "text",
                        warns
                                ? "Mind the gap"
                                : "Hello, " + query.at("/from/first_name").asText(),
                        "show_alert",
                        warns));
        call(
                "editMessageText",
                Map.of(
                        "chat_id", query.at("/message/chat/id").asLong(),
                        "message_id", query.at("/message/message_id").asInt(),
                        "text", "You pressed " + query.get("data").asText()));
    }
}
