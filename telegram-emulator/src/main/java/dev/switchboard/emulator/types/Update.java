package dev.switchboard.emulator.types;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Something that happened, before a bot's queue gives it a number.
 *
 * @param type the field that holds it: {@code message}, {@code callback_query}, ...
 * @param payload what the field holds
 * @param lane updates of one lane reach a webhook one after another; 0 puts this one in a lane of its own
 * @param lifetime how long it is kept for a bot that does not take it
 */
public record Update(String type, Object payload, long lane, Duration lifetime) {
    /** What a bot does not get unless it asks for it in {@code allowed_updates} (Bot API, setWebhook). */
    public static final Set<String> OFF_BY_DEFAULT =
            Set.of("chat_member", "message_reaction", "message_reaction_count");

    /** The types a bot can ask for, in the real server's order (Client.h, UpdateType). */
    public static final List<String> TYPES = List.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "inline_query",
            "chosen_inline_result",
            "callback_query",
            "shipping_query",
            "pre_checkout_query",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost",
            "message_reaction",
            "message_reaction_count",
            "business_connection",
            "business_message",
            "edited_business_message",
            "deleted_business_messages",
            "purchased_paid_media",
            "managed_bot",
            "guest_message");

    private static final Duration DAY = Duration.ofHours(24);

    /** How long a callback query lives (Bot API server, Client.cpp, process_new_callback_query_queue). */
    public static final Duration CALLBACK_LIFETIME = Duration.ofSeconds(150);

    /** Returns the update of a new message or of a channel's post; messages of one chat keep their order. */
    public static Update message(Message message) {
        return new Update(
                isPost(message) ? "channel_post" : "message",
                message,
                message.chat().id(),
                DAY);
    }

    /** Returns the update of an edited message or post. */
    public static Update editedMessage(Message message) {
        return new Update(
                isPost(message) ? "edited_channel_post" : "edited_message",
                message,
                message.chat().id(),
                DAY);
    }

    private static boolean isPost(Message message) {
        return message.chat().type() == ChatType.CHANNEL;
    }

    /** Returns the update of a pressed button; presses of one person keep their order. */
    public static Update callbackQuery(CallbackQuery query) {
        return new Update("callback_query", query, callbackLane(query.from().id()), CALLBACK_LIFETIME);
    }

    /** Returns the update about the bot's own standing; those of one chat keep their order. */
    public static Update myChatMember(ChatMemberUpdated change) {
        return new Update(
                "my_chat_member", change, ownStandingLane(change.chat().id()), DAY);
    }

    /** Returns the update about another's standing; those about one person keep their order. */
    public static Update chatMember(ChatMemberUpdated change) {
        return new Update(
                "chat_member", change, memberLane(change.newChatMember().user().id()), DAY);
    }

    /** Returns the update of a join request; it shares its order with {@code chat_member}. */
    public static Update chatJoinRequest(ChatJoinRequest request) {
        return new Update(
                "chat_join_request", request, memberLane(request.from().id()), DAY);
    }

    /** Returns the update of a bot that another manages; those about one person's bots keep their order. */
    public static Update managedBot(ManagedBotUpdated change) {
        return new Update("managed_bot", change, change.user().id() + (13L << 33), DAY);
    }

    /** Returns this update as a bot gets it: with file ids of its own. */
    public Update forBot(long bot) {
        return switch (payload) {
            case Message message -> new Update(type, message.forBot(bot), lane, lifetime);
            case CallbackQuery query -> new Update(type, query.forBot(bot), lane, lifetime);
            default -> this;
        };
    }

    /** Returns the lane of a person's presses; messages have their chat's id for a lane. */
    public static long callbackLane(long person) {
        return person + (3L << 33);
    }

    /** Returns the lane of what befalls the bot itself in a chat. */
    public static long ownStandingLane(long chat) {
        return chat + (5L << 33);
    }

    /** Returns the lane of one person's joins, leaves and join requests. */
    public static long memberLane(long person) {
        return person + (6L << 33);
    }
}
