package dev.switchboard.emulator.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.ChatReader;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.PrivateChat;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/people}: makes people, and does what people do in Telegram's apps. */
final class PeopleControl implements HttpService {
    private final LockedWorld world;
    private final ChatReader reader;

    PeopleControl(LockedWorld world, ChatReader reader) {
        this.world = world;
        this.reader = reader;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", ControlExchange.answering(201, this::make))
                .get("/", ControlExchange.answering(200, this::list))
                .get("/{person}", ControlExchange.answering(200, this::show))
                .get("/{person}/chats", ControlExchange.answering(200, this::chats))
                .get("/{person}/chats/{chat}", ControlExchange.answering(200, this::chat))
                .put("/{person}/chats/{chat}", ControlExchange.answering(200, this::open))
                .post("/{person}/messages", ControlExchange.answering(201, this::write))
                .post("/{person}/presses", ControlExchange.answering(201, this::press))
                .delete("/{person}", ControlExchange.answering(200, this::deactivate))
                .post("/{person}/joins", ControlExchange.answering(201, this::follow))
                .put("/{person}/blocks/{bot}", ControlExchange.answering(200, exchange -> block(exchange, true)))
                .delete("/{person}/blocks/{bot}", ControlExchange.answering(200, exchange -> block(exchange, false)))
                .get("/{person}/chats/{chat}/messages", ControlExchange.answering(200, this::read));
    }

    private Object make(ControlExchange exchange) throws IOException {
        NewPerson wanted = exchange.body(NewPerson.class);
        return world.with(w -> {
            long id = wanted.id() == null ? w.accounts().freePersonId() : wanted.id();
            String name = wanted.firstName() == null ? "Person " + id : wanted.firstName();
            User person = new User(id, false, name, wanted.lastName(), wanted.username(), wanted.languageCode());
            w.accounts().add(person);
            return person;
        });
    }

    private Object list(ControlExchange exchange) {
        return world.with(w -> w.accounts().people().stream()
                .filter(person -> exchange.looksFor(person.firstName(), person.lastName(), person.username()))
                .limit(exchange.limit())
                .toList());
    }

    private Object show(ControlExchange exchange) {
        return world.with(w -> w.accounts().person(exchange.id("person")));
    }

    private Object chats(ControlExchange exchange) {
        return world.with(w -> {
            User person = w.accounts().person(exchange.id("person"));
            return w.chats().conversations(person).stream()
                    .map(chat -> ShownChat.of(w, chat, person))
                    .toList();
        });
    }

    private Object chat(ControlExchange exchange) {
        return world.with(w -> {
            User person = w.accounts().person(exchange.id("person"));
            return ShownChat.of(w, w.chats().conversation(person, exchange.id("chat")), person);
        });
    }

    private Object open(ControlExchange exchange) {
        return world.with(w -> {
            User person = w.accounts().person(exchange.id("person"));
            PrivateChat chat = w.chats().privateChat(w.accounts().bot(exchange.id("chat")), person);
            chat.start();
            return ShownChat.of(w, chat, person);
        });
    }

    private Object write(ControlExchange exchange) throws IOException {
        Writing wanted = exchange.body(Writing.class);
        int replyTo = wanted.replyToMessageId() == null ? 0 : wanted.replyToMessageId();
        return world.with(w -> {
            User person = w.accounts().person(exchange.id("person"));
            if (wanted.as() != null) {
                Group group = w.chats().group(wanted.chat());
                return w.messages().channelWrites(person, group, w.chats().group(wanted.as()), wanted.text(), replyTo);
            }
            return w.messages()
                    .personWrites(person, w.chats().conversation(person, wanted.chat()), wanted.text(), replyTo);
        });
    }

    private Object press(ControlExchange exchange) throws IOException {
        Press wanted = exchange.body(Press.class);
        return world.with(w -> {
            User person = w.accounts().person(exchange.id("person"));
            return w.presses()
                    .press(person, w.chats().conversation(person, wanted.chat()), wanted.messageId(), wanted.button());
        });
    }

    private Object deactivate(ControlExchange exchange) {
        return world.with(w -> {
            w.deleteAccount(w.accounts().person(exchange.id("person")));
            return Map.of();
        });
    }

    private Object follow(ControlExchange exchange) throws IOException {
        Following wanted = exchange.body(Following.class);
        return world.with(w -> {
            User person = w.accounts().person(exchange.id("person"));
            Group group = w.invitations().follow(person, wanted.inviteLink()).group();
            return Map.of("chat", group.chat(), "member", group.member(person, person));
        });
    }

    private Object block(ControlExchange exchange, boolean block) {
        return world.with(w -> Map.of(
                "changed",
                w.members()
                        .block(
                                w.accounts().person(exchange.id("person")),
                                w.accounts().bot(exchange.id("bot")),
                                block)));
    }

    private Object read(ControlExchange exchange) throws InterruptedException {
        long person = exchange.id("person");
        long chat = exchange.id("chat");
        ChatReader.View view =
                exchange.messages(reader, w -> w.access().toRead(w.accounts().person(person), chat));
        JsonNode keyboard = world.with(w -> w.access()
                .toRead(w.accounts().person(person), chat)
                .history()
                .keyboardOf(person)
                .orElse(null));
        return new PersonsView(view, keyboard);
    }

    private record PersonsView(
            @JsonUnwrapped ChatReader.View view, @Nullable JsonNode replyKeyboard) {}

    private record NewPerson(
            @Nullable Long id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String username,
            @Nullable String languageCode) {}

    record Writing(
            long chat,
            String text,
            @Nullable Integer replyToMessageId,
            @Nullable Long as) {
        Writing {
            Objects.requireNonNull(text, "text is missing");
        }
    }

    record Following(String inviteLink) {
        Following {
            Objects.requireNonNull(inviteLink, "invite_link is missing");
        }
    }

    record Press(long chat, int messageId, String button) {
        Press {
            Objects.requireNonNull(button, "button is missing");
        }
    }
}
