package dev.switchboard.emulator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NewMessage;
import dev.switchboard.emulator.world.NotPossible;
import dev.switchboard.emulator.world.World;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/people/{person}/...}: what people do to messages beside writing texts. */
final class ChatsControl implements HttpService {
    private final LockedWorld world;

    ChatsControl(LockedWorld world) {
        this.world = world;
    }

    @Override
    public void routing(HttpRules rules) {
        String message = "/people/{person}/chats/{chat}/messages/{message}";
        String pin = "/people/{person}/chats/{chat}/pins/{message}";
        rules.post("/people/{person}/chats/{chat}/media", ControlExchange.answering(201, this::send))
                .post("/people/{person}/chats/{chat}/forwards", ControlExchange.answering(201, this::forward))
                .put(message, ControlExchange.answering(200, this::edit))
                .delete(message, ControlExchange.answering(200, this::delete))
                .put(pin, ControlExchange.answering(200, this::pin))
                .delete(pin, ControlExchange.answering(200, this::unpin))
                .put(
                        "/people/{person}/hidden_forwards",
                        ControlExchange.answering(200, exchange -> hide(exchange, true)))
                .delete(
                        "/people/{person}/hidden_forwards",
                        ControlExchange.answering(200, exchange -> hide(exchange, false)));
    }

    /** One file is a message; more are an album. */
    private Object send(ControlExchange exchange) throws IOException {
        Sending wanted = exchange.body(Sending.class);
        return in(exchange, (w, person, chat) -> {
            String album = wanted.media().size() > 1 ? w.forwards().nextAlbum() : null;
            Message replied =
                    w.messages().replied(chat, wanted.replyToMessageId() == null ? 0 : wanted.replyToMessageId());
            List<Message> sent = new ArrayList<>();
            for (NewMedia media : wanted.media()) {
                NewMessage message = NewMessage.of(media.in(w)).inAlbum(album).inReplyTo(replied);
                sent.add(w.messages().personWrites(person, chat, message));
            }
            return sent;
        });
    }

    private Object forward(ControlExchange exchange) throws IOException {
        Forwarding wanted = exchange.body(Forwarding.class);
        return in(exchange, (w, person, chat) -> {
            Conversation source = w.conversation(person, wanted.fromChat());
            List<Message> sent = new ArrayList<>();
            for (int messageId : wanted.messageIds()) {
                Message original = source.history().message(messageId);
                if (original.hasProtectedContent() != null || original.content().isService()) {
                    throw NotPossible.because("message " + messageId + " cannot be forwarded");
                }
                sent.add(w.messages().personWrites(person, chat, w.forwards().forward(original)));
            }
            return sent;
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
            w.pins().pin(person, chat, chat.history().message(messageId(exchange)));
            return Map.of("pinned", chat.history().pinned());
        });
    }

    private Object unpin(ControlExchange exchange) throws IOException {
        return in(exchange, (w, person, chat) -> {
            w.pins().unpin(chat, messageId(exchange));
            return Map.of("pinned", chat.history().pinned());
        });
    }

    private Object hide(ControlExchange exchange, boolean hide) {
        return world.with(w -> {
            w.forwards().hide(w.person(exchange.id("person")), hide);
            return Map.of("hidden_forwards", hide);
        });
    }

    private Object in(ControlExchange exchange, InChat action) {
        return world.with(w -> {
            User person = w.person(exchange.id("person"));
            return action.apply(w, person, w.conversation(person, exchange.id("chat")));
        });
    }

    private static int messageId(ControlExchange exchange) {
        return Math.toIntExact(exchange.id("message"));
    }

    private interface InChat {
        Object apply(World w, User person, Conversation chat);
    }

    record Sending(List<NewMedia> media, @Nullable Integer replyToMessageId) {
        Sending {
            Objects.requireNonNull(media, "media is missing");
            if (media.isEmpty() || media.size() > 10) {
                throw new IllegalArgumentException("media must be 1-10 files");
            }
        }
    }

    record Forwarding(long fromChat, List<Integer> messageIds) {
        Forwarding {
            Objects.requireNonNull(messageIds, "message_ids is missing");
        }
    }
}
