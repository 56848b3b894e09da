package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Forward;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.MessageOrigin;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of messages that are forwarded. */
public final class Forwards {
    private final PersonAccess access;
    private final Set<Long> hidden = new HashSet<>();
    private long lastAlbum;

    Forwards(PersonAccess access) {
        this.access = access;
    }

    /** Lets nobody see this person's account behind forwards of their messages, or lets all see it. */
    public void hide(User person, boolean hide) {
        access.checkActive(person);
        if (hide) {
            hidden.add(person.id());
        } else {
            hidden.remove(person.id());
        }
    }

    /** Returns the message that forwards another; a forward of a forward names the first sender. */
    public NewMessage forward(Message message) {
        Forward origin = message.forward() == null ? new Forward(origin(message)) : message.forward();
        return NewMessage.of(message.content()).forwarded(origin).with(keptKeyboard(message));
    }

    private MessageOrigin origin(Message message) {
        Sender sender = message.sender();
        if (message.chat().type() == ChatType.CHANNEL) {
            return new MessageOrigin.InChannel(
                    message.chat(), message.messageId(), sender.authorSignature(), message.date());
        }
        if (sender.senderChat() != null) {
            return new MessageOrigin.ByChat(sender.senderChat(), sender.authorSignature(), message.date());
        }
        User author = sender.author();
        return hidden.contains(author.id())
                ? new MessageOrigin.ByHiddenUser(nameOf(author), message.date())
                : new MessageOrigin.ByUser(author, message.date());
    }

    private static String nameOf(User user) {
        return user.lastName() == null ? user.firstName() : user.firstName() + " " + user.lastName();
    }

    /** A keyboard goes along if all its buttons only open addresses (TDLib, fix_forwarded_message). */
    private static @Nullable JsonNode keptKeyboard(Message message) {
        JsonNode markup = message.replyMarkup();
        if (markup == null) {
            return null;
        }
        for (JsonNode row : markup.path("inline_keyboard")) {
            for (JsonNode button : row) {
                if (!button.has("url")) {
                    return null;
                }
            }
        }
        return markup;
    }

    /** Returns a number for a new album. */
    public String nextAlbum() {
        return Long.toString(13_000_000_000_000_000L + ++lastAlbum);
    }

    /** Returns the new albums for messages that are forwarded or copied together, by the old ones that had two or more. */
    public Map<String, String> albumsFor(List<Message> messages) {
        Set<String> once = new HashSet<>();
        Map<String, String> albums = new HashMap<>();
        for (Message message : messages) {
            String album = message.mediaGroupId();
            if (album != null && !once.add(album)) {
                albums.computeIfAbsent(album, _ -> nextAlbum());
            }
        }
        return albums;
    }
}
