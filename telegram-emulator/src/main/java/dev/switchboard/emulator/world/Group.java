package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** A chat that has members: a basic group, a supergroup or a channel. */
public final class Group implements Conversation {
    private final World world;
    private final User owner;
    private final InstantSource time;
    private final History history;
    private final Roster roster = new Roster();
    private Chat chat;
    private Set<ChatPermission> permissions = ChatPermission.ALL;
    private String description = "";
    private long migratedTo;
    private long guard;
    private long lastBotToWrite;
    private int lastMessageId;

    Group(World world, Chat chat, User owner, InstantSource time) {
        this.world = world;
        this.chat = chat;
        this.owner = owner;
        this.time = time;
        history = new History(world.budget(), change -> world.tell(new WorldEvent.ChatChanged(this, change)));
        roster.put(owner, new Standing.Creator(false, null));
    }

    @Override
    public Chat chat() {
        return chat;
    }

    @Override
    public History history() {
        return history;
    }

    /**
     * Supergroups and channels number their own messages, the same for all who see them. In a basic group every
     * account goes on with its own numbers: here the bots in it share the next one that is new to each of them.
     */
    @Override
    public int nextMessageId() {
        lastMessageId++;
        if (type() == ChatType.GROUP) {
            List<Bot> present = bots(Standing::isPresent);
            present.forEach(bot -> lastMessageId = Math.max(lastMessageId, bot.lastMessageId() + 1));
            present.forEach(bot -> bot.numberedUpTo(lastMessageId));
        }
        return lastMessageId;
    }

    @Override
    public long peer() {
        return chat.id();
    }

    @Override
    public boolean isSeenBy(long userId) {
        return standing(userId).isPresent();
    }

    /** Returns what kind of chat it is. */
    public ChatType type() {
        return chat.type();
    }

    /** Tells whether it is a channel, in which administrators post. */
    public boolean isChannel() {
        return type() == ChatType.CHANNEL;
    }

    /** Tells whether anybody can find it, and look into it from outside. */
    public boolean isPublic() {
        return chat.username() != null;
    }

    /** Returns who made it. */
    public User owner() {
        return owner;
    }

    /** Returns what someone is here now; who never came counts as one who left. */
    public Standing standing(User user) {
        return standing(user.id());
    }

    /** Returns what someone is here now, as {@code viewer} sees it: that decides whose rights can be edited. */
    public ChatMember member(User user, User viewer) {
        return shown(user, standing(user), viewer);
    }

    /** Returns everyone who is here or is restricted or kept out, as the owner sees them. */
    public List<ChatMember> members() {
        return roster.all().keySet().stream()
                .map(world.accounts()::user)
                .map(user -> member(user, owner))
                .toList();
    }

    /** Returns who owns or administers it, by id. */
    public Map<Long, Standing> administrators() {
        Map<Long, Standing> found = new LinkedHashMap<>(roster.distinguished());
        found.values().removeIf(standing -> !standing.isAdministrator());
        return found;
    }

    /** Counts who is here now. */
    public int memberCount() {
        return roster.present(now());
    }

    /** Tells whether a bot is or was here; to others this chat does not exist. */
    public boolean hasMet(Bot bot) {
        return roster.hasMet(bot.id());
    }

    /** Returns what members who are no administrators may do. */
    public Set<ChatPermission> permissions() {
        return permissions;
    }

    /** Tells whether someone may do here what members may be kept from. */
    public boolean permits(User user, ChatPermission permission) {
        return switch (standing(user)) {
            case Standing.Creator _, Standing.Administrator _ -> true;
            case Standing.Member _ -> permissions.contains(permission);
            case Standing.Restricted(boolean isMember, Set<ChatPermission> left, long _) ->
                isMember && left.contains(permission) && permissions.contains(permission);
            case Standing.Left _, Standing.Banned _ -> false;
        };
    }

    /** Tells whether someone may change or take another's rights: the owner, and who gave them. */
    public boolean canEdit(User editor, Standing standing) {
        return standing instanceof Standing.Administrator administrator
                && (editor.id() == owner.id()
                        || (administrator.promotedBy() == editor.id()
                                && standing(editor).may(AdministratorRight.CAN_PROMOTE_MEMBERS)));
    }

    /** Tells whether this bot is asked first about join requests. */
    public boolean isGuardedBy(Bot bot) {
        return guard == bot.id();
    }

    /** Returns what it says about itself; empty if nothing. */
    public String description() {
        return description;
    }

    /** Sets what it says about itself. */
    public void describe(String newDescription) {
        description = newDescription;
    }

    /** Returns the id of the supergroup that this basic group became, if it did. */
    public OptionalLong migratedTo() {
        return migratedTo == 0 ? OptionalLong.empty() : OptionalLong.of(migratedTo);
    }

    Standing standing(long user) {
        return roster.get(user).at(now());
    }

    /** Returns the bots here, or that were here, with such a standing: the few that updates are for. */
    List<Bot> bots(Predicate<Standing> wanted) {
        return roster.bots().entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue().at(now())))
                .map(entry -> world.accounts().bot(entry.getKey()))
                .toList();
    }

    /** Shows a standing as {@code viewer} sees it. */
    ChatMember shown(User user, Standing standing, User viewer) {
        return ChatMember.of(user, standing, type(), canEdit(viewer, standing));
    }

    /** Tells whether a command without a name is for this bot: it is for the one that wrote last. */
    boolean wroteLast(Bot bot) {
        return lastBotToWrite == 0 || lastBotToWrite == bot.id();
    }

    void retitle(String title) {
        chat = chat.titled(title);
    }

    void guard(Bot bot) {
        guard = bot.id();
    }

    void permit(Set<ChatPermission> permitted) {
        permissions = Set.copyOf(permitted);
        chat = chat.permitting(permissions);
    }

    void writtenBy(User author) {
        if (author.isBot()) {
            lastBotToWrite = author.id();
        }
    }

    void put(User user, Standing standing) {
        roster.put(user, standing);
        if (user.isBot()) {
            world.chats().entered(user.id(), this);
        }
    }

    /** Ends this basic group: all who are in it are in the supergroup from now on. */
    void migrateTo(Group supergroup) {
        migratedTo = supergroup.chat.id();
        supergroup.roster.putAll(roster);
        roster.bots().keySet().forEach(bot -> world.chats().entered(bot, supergroup));
        supergroup.permissions = permissions;
        supergroup.description = description;
    }

    private long now() {
        return time.instant().getEpochSecond();
    }
}
