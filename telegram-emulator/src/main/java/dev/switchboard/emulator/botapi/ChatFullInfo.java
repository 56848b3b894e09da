package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.GiftTypes;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code getChat} tells (Bot API, ChatFullInfo; Bot API server, Client.cpp, JsonChat). */
final class ChatFullInfo {
    /** How many kinds of reactions a message can have; the server's setting. */
    private static final int MAX_REACTIONS = 11;

    private static final int ACCENT_COLORS = 7;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private ChatFullInfo() {}

    static Map<String, Object> of(World world, Bot bot, Conversation conversation) {
        ChatFullInfo info = new ChatFullInfo();
        info.addChat(conversation);
        switch (conversation) {
            case PrivateChat chat -> info.addPerson(world, chat.person());
            case Group group -> info.addGroup(world, bot, group);
        }
        world.pins()
                .newest(conversation)
                .ifPresent(pinned ->
                        info.fields.put("pinned_message", pinned.quoted().forBot(bot.id())));
        info.fields.put("max_reaction_count", MAX_REACTIONS);
        info.fields.put("accent_color_id", Math.floorMod(conversation.chat().id(), ACCENT_COLORS));
        return info.fields;
    }

    private void addChat(Conversation conversation) {
        fields.put("id", conversation.chat().id());
        put("title", conversation.chat().title());
        put("first_name", conversation.chat().firstName());
        put("last_name", conversation.chat().lastName());
        put("username", conversation.chat().username());
        fields.put("type", conversation.chat().type());
        String username = conversation.chat().username();
        if (username != null) {
            fields.put("active_usernames", List.of(username));
        }
    }

    private void addPerson(World world, User person) {
        if (!world.accounts().isDeactivated(person)) {
            fields.put("can_send_gift", true);
        }
        fields.put("accepted_gift_types", GiftTypes.ALL);
    }

    private void addGroup(World world, Bot bot, Group group) {
        if (!group.description().isEmpty()) {
            fields.put("description", group.description());
        }
        world.invitations().findPrimary(group, bot.user()).ifPresent(link -> fields.put("invite_link", link.address()));
        switch (group.type()) {
            case GROUP -> {
                fields.put("permissions", ChatPermission.fields(group.permissions()));
                put("all_members_are_administrators", group.chat().allMembersAreAdministrators());
            }
            case SUPERGROUP -> fields.put("permissions", ChatPermission.fields(group.permissions()));
            case CHANNEL, PRIVATE -> {}
        }
        fields.put("accepted_gift_types", GiftTypes.NONE);
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
