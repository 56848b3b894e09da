package dev.switchboard.emulator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NewMessage;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/people/{person}/...}: what people do to messages beside writing texts. */
final class ChatsControl {
    private final LockedWorld world;

    ChatsControl(LockedWorld world) {
        this.world = world;
    }

    List<ControlRoute> routes() {
        String message = "/people/{person}/chats/{chat}/messages/{message}";
        String pin = "/people/{person}/chats/{chat}/pins/{message}";
        return List.of(
                ControlRoute.post("/people/{person}/chats/{chat}/media", 201, this::send),
                ControlRoute.post("/people/{person}/chats/{chat}/forwards", 201, this::forward),
                ControlRoute.put(message, this::edit),
                ControlRoute.delete(message, this::delete),
                ControlRoute.put(pin, this::pin),
                ControlRoute.delete(pin, this::unpin),
                ControlRoute.put("/people/{person}/hidden_forwards", exchange -> hide(exchange, true)),
                ControlRoute.delete("/people/{person}/hidden_forwards", exchange -> hide(exchange, false)));
    }

    /** One file is a message; more are an album. */
    private Object send(ControlExchange exchange) throws IOException {
        Sending wanted = exchange.body(Sending.class);
        List<Function<World, Content.Media>> files =
                wanted.media().stream().map(NewMedia::read).toList();
        return in(exchange, (w, person, chat) -> {
            String album = files.size() > 1 ? w.forwards().nextAlbum() : null;
            List<NewMessage> written = files.stream()
                    .map(file -> NewMessage.of(file.apply(w)).inAlbum(album))
                    .toList();
            int replyTo = wanted.replyToMessageId() == null ? 0 : wanted.replyToMessageId();
            return w.messages().personWrites(person, chat, written, replyTo);
        });
    }

    private Object forward(ControlExchange exchange) throws IOException {
        Forwarding wanted = exchange.body(Forwarding.class);
        return in(exchange, (w, person, chat) -> {
            Conversation source = w.chats().conversation(person, wanted.fromChat());
            return w.messages().personForwards(person, source, wanted.messageIds(), chat);
        });
    }

    private Object edit(ControlExchange exchange) throws IOException {
        ObjectNode wanted = exchange.body(ObjectNode.class);
        String text = wanted.path("text").asText(wanted.path("caption").asText());
        return in(exchange, (w, person, chat) -> w.edits().personEdits(person, chat, messageId(exchange), text));
    }

    private Object delete(ControlExchange exchange) throws IOException {
        return in(exchange, (w, person, chat) -> {
            w.deletions().personDeletes(person, chat, messageId(exchange));
            return Map.of();
        });
    }

    private Object pin(ControlExchange exchange) throws IOException {
        return in(exchange, (w, person, chat) -> {
            w.pins().personPins(person, chat, messageId(exchange));
            return Map.of("pinned", chat.history().pinned());
        });
    }

    private Object unpin(ControlExchange exchange) throws IOException {
        return in(exchange, (w, person, chat) -> {
            w.pins().personUnpins(person, chat, messageId(exchange));
            return Map.of("pinned", chat.history().pinned());
        });
    }

    private Object hide(ControlExchange exchange, boolean hide) {
        return world.with(w -> {
            w.forwards().hide(w.accounts().person(exchange.id("person")), hide);
            return Map.of("hidden_forwards", hide);
        });
    }

    private Object in(ControlExchange exchange, InChat action) {
        return world.with(w -> {
            User person = w.accounts().person(exchange.id("person"));
            return action.apply(w, person, w.chats().conversation(person, exchange.id("chat")));
        });
    }

    private static int messageId(ControlExchange exchange) {
        long id = exchange.id("message");
        if (id < 1 || id > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("message must be 1-" + Integer.MAX_VALUE + ", not " + id);
        }
        return (int) id;
    }

    private interface InChat {
        Object apply(World w, User person, Conversation chat);
    }

    record Sending(List<NewMedia> media, @Nullable Integer replyToMessageId) {
        Sending {
            Objects.requireNonNull(media, "media is missing");
            if (media.isEmpty() || media.size() > 10 || media.contains(null)) {
                throw new IllegalArgumentException("media must be 1-10 files");
            }
        }
    }

    record Forwarding(long fromChat, List<Integer> messageIds) {
        Forwarding {
            Objects.requireNonNull(messageIds, "message_ids is missing");
            if (messageIds.isEmpty() || messageIds.size() > 100 || messageIds.contains(null)) {
                throw new IllegalArgumentException("message_ids must be 1-100 numbers");
            }
        }
    }
}
