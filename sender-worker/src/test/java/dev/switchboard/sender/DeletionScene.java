package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a scene's tests of deletions want of it: messages that were sent, and what became of the wish to delete them. */
final class DeletionScene {
    private final SenderScene scene;

    DeletionScene(SenderScene scene) {
        this.scene = scene;
    }

    /** A message that the bot sent to a chat, as the ledger has it. */
    record Sent(long chat, long message, String code) {}

    /** What became of a deletion. */
    record Deletion(
            long chatId,
            long messageId,
            String result,
            @Nullable String description,
            int unanswered) {}

    /** Makes a channel in which the bot has the right to post, without which it cannot delete there either. */
    EmulatedGroup channel() {
        var channel = scene.telegram().group(ChatType.CHANNEL, "News", scene.owner());
        channel.promotes(scene.bot(), Set.of("can_post_messages"));
        return channel;
    }

    /** Sends a message to one chat, and waits until it is there. */
    Sent sent(long chat) {
        var broadcast = scene.broadcasts(Map.of("text", "hello"), Map.of("chats", List.of(chat)), "skip");
        scene.awaitState(broadcast, "done");
        var delivery = scene.delivery(broadcast, chat);
        return new Sent(
                chat,
                Objects.requireNonNull(delivery.messageId(), delivery.toString()),
                Objects.requireNonNull(delivery.debugCode()));
    }

    /** Wants a message deleted by its code. */
    void wantDeleted(Sent sent) {
        call("delete_sent_message", Map.of("debug_code", sent.code()));
    }

    /** Wants a message deleted by the scene's bot. */
    void wantDeleted(long chat, long message) {
        call(
                "delete_message",
                Map.of(
                        "chat_id",
                        chat,
                        "message_id",
                        message,
                        "bot_id",
                        scene.bot().id()));
    }

    private void call(String function, Map<String, ?> arguments) {
        scene.postgrest().call(PostgrestFunction.idempotent(function, JsonNode.class), arguments);
    }

    /** Waits until a deletion is settled. */
    Deletion settled(Sent sent) {
        return settled(sent.chat(), sent.message());
    }

    /** Waits until a deletion is settled. */
    Deletion settled(long chat, long message) {
        await().atMost(SenderScene.PATIENCE)
                .untilAsserted(
                        () -> assertThat(deletion(chat, message).result()).isNotEqualTo("pending"));
        return deletion(chat, message);
    }

    /** Returns the only deletion in a chat. */
    Deletion in(long chat) {
        return deletions().stream()
                .filter(one -> one.chatId() == chat)
                .findFirst()
                .orElseThrow();
    }

    private Deletion deletion(long chat, long message) {
        return deletions().stream()
                .filter(one -> one.chatId() == chat && one.messageId() == message)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the bot's deletions. */
    List<Deletion> deletions() {
        return scene.postgrest()
                .from("message_deletions")
                .select()
                .where(Filter.eq("bot_id", scene.bot().id()))
                .list(Deletion.class);
    }

    /** Changes the bot's deletions, as only time could. */
    void change(Map<String, ?> columns) {
        scene.postgrest()
                .from("message_deletions")
                .update(columns, Filter.eq("bot_id", scene.bot().id()));
    }

    /** Lets time go by, for Telegram and for what the ledger has. */
    void timePasses(Duration time) {
        scene.telegram().time().advance(time);
        var sentAt = Instant.now().minus(time);
        scene.postgrest()
                .from("sent_messages")
                .update(
                        Map.of("sent_at", sentAt),
                        Filter.eq("bot_id", scene.bot().id()));
    }

    /** Returns the messages of the bot that a group still shows. */
    List<Message> shownIn(EmulatedGroup group) {
        return scene.owner().chatIn(group).messages().stream()
                .filter(message -> message.author().id() == scene.bot().id()
                        && !message.content().isService())
                .toList();
    }

    /** Returns how many calls of a method Telegram got. */
    long calls(String method) {
        return scene.telegram().calls().stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .count();
    }

    /** Returns how far a recall is, by result. */
    JsonNode recalled(UUID broadcast) {
        return scene.postgrest()
                .call(
                        PostgrestFunction.idempotent("broadcast_progress", JsonNode.class),
                        Map.of("broadcast_id", broadcast))
                .get(0)
                .path("recalled");
    }
}
