package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import org.jspecify.annotations.Nullable;

/** In whose name people and bots appear in a chat (Bot API, {@code Message.from} and {@code Message.sender_chat}). */
final class Senders {
    private Senders() {}

    /** Returns the sender of what this account writes or does here. */
    static Sender of(User author, Conversation conversation) {
        return switch (conversation) {
            case PrivateChat _ -> Sender.of(author);
            case Group group when group.isChannel() -> Sender.post(author, group.chat());
            case Group group -> {
                Standing standing = group.standing(author);
                yield standing.isAnonymous()
                        ? Sender.anonymous(author, group.chat(), title(standing))
                        : Sender.of(author);
            }
        };
    }

    /** Returns a person who writes in a group in the name of a channel of theirs. */
    static Sender asChannel(User author, Group group, Group channel) {
        Chat as = channel.chat();
        if (as.type() != ChatType.CHANNEL || group.type() != ChatType.SUPERGROUP) {
            throw NotPossible.because("people write in the name of channels only, and in supergroups only");
        }
        if (channel.owner().id() != author.id()) {
            throw NotPossible.because("only a channel's owner writes in its name");
        }
        return Sender.onBehalf(author, as);
    }

    private static @Nullable String title(Standing standing) {
        return switch (standing) {
            case Standing.Creator creator -> creator.customTitle();
            case Standing.Administrator administrator -> administrator.customTitle();
            case Standing.Member _, Standing.Restricted _, Standing.Left _, Standing.Banned _ -> null;
        };
    }
}
