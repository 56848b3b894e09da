package dev.switchboard.emulator.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.ChatReader;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.PrivateChat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/people}: makes people, and does what people do in Telegram's apps. */
final class PeopleControl {
    private final LockedWorld world;
    private final ChatReader reader;

    PeopleControl(LockedWorld world, ChatReader reader) {
        this.world = world;
        this.reader = reader;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/people", 201, this::make),
                ControlRoute.get("/people", this::list),
                ControlRoute.get("/people/{person}", this::show),
                ControlRoute.get("/people/{person}/chats", this::chats),
                ControlRoute.get("/people/{person}/chats/{chat}", this::chat),
                ControlRoute.put("/people/{person}/chats/{chat}", this::open),
                ControlRoute.post("/people/{person}/messages", 201, this::write),
                ControlRoute.post("/people/{person}/presses", 201, this::press),
                ControlRoute.delete("/people/{person}", this::deactivate),
                ControlRoute.post("/people/{person}/joins", 201, this::follow),
                ControlRoute.put("/people/{person}/blocks/{bot}", exchange -> block(exchange, true)),
                ControlRoute.delete("/people/{person}/blocks/{bot}", exchange -> block(exchange, false)),
                ControlRoute.get("/people/{person}/chats/{chat}/messages", this::read));
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
                .filter(person -> !w.accounts().isDeactivated(person))
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
