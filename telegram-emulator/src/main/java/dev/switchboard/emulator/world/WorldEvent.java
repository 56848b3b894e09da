package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.ChatMemberUpdated;
import dev.switchboard.emulator.types.User;

/** Something that happened in a world, as the {@link Feed} tells it. */
public sealed interface WorldEvent {
    /** A message was written, edited or deleted. */
    record ChatChanged(Conversation chat, History.Change change) implements WorldEvent {}

    /** Someone's standing changed: in a group, or a bot's with a person who blocked it or let it back. */
    record MemberChanged(Conversation chat, ChatMemberUpdated change) implements WorldEvent {}

    /** Someone began or ceased to wait to be let into a group. */
    record JoinRequestChanged(Group group, User person, boolean isWaiting) implements WorldEvent {}

    /** A bot called a method; the {@link CallLog} knows more of it, and decides how long. */
    record BotCalled(long bot, long number) implements WorldEvent {}

    /** A bot answered a press for the first time. */
    record PressAnswered(String queryId, long person, Callbacks.Answer answer) implements WorldEvent {}

    /** Tells whether a person's app would learn of it; what bots call is nobody's. */
    default boolean isSeenBy(long person) {
        return switch (this) {
            case ChatChanged(Conversation chat, History.Change _) -> chat.isSeenBy(person);
            case MemberChanged(Conversation chat, ChatMemberUpdated change) ->
                chat.isSeenBy(person) || change.newChatMember().user().id() == person;
            case JoinRequestChanged(Group group, User asker, boolean _) ->
                asker.id() == person || group.standing(person).isAdministrator();
            case BotCalled _ -> false;
            case PressAnswered(String _, long presser, Callbacks.Answer _) -> presser == person;
        };
    }
}
