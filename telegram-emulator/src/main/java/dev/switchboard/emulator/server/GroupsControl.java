package dev.switchboard.emulator.server;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.ChatReader;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/groups}: makes groups, and moves people and bots in, up, down and out. */
final class GroupsControl {
    private final LockedWorld world;
    private final ChatReader reader;

    GroupsControl(LockedWorld world, ChatReader reader) {
        this.world = world;
        this.reader = reader;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/groups", 201, this::make),
                ControlRoute.get("/groups", this::list),
                ControlRoute.get("/groups/{group}", this::show),
                ControlRoute.get("/groups/{group}/messages", this::read),
                ControlRoute.put("/groups/{group}/members/{user}", this::change),
                ControlRoute.post("/groups/{group}/migration", 201, this::migrate));
    }

    private Object make(ControlExchange exchange) throws IOException {
        NewGroup wanted = exchange.body(NewGroup.class);
        return world.with(w -> shown(w.chats()
                .addGroup(
                        wanted.id(),
                        wanted.type() == null ? ChatType.SUPERGROUP : ChatType.of(wanted.type()),
                        wanted.title(),
                        wanted.username(),
                        w.accounts().person(wanted.owner()))));
    }

    private Object list(ControlExchange exchange) {
        return world.with(w -> w.chats().groups().stream()
                .map(Group::chat)
                .filter(chat -> exchange.looksFor(chat.title(), chat.username()))
                .limit(exchange.limit())
                .toList());
    }

    private Object show(ControlExchange exchange) {
        return world.with(w -> shown(w.chats().group(exchange.id("group"))));
    }

    private Object read(ControlExchange exchange) throws InterruptedException {
        return exchange.messages(reader, w -> w.chats().group(exchange.id("group")));
    }

    private Object change(ControlExchange exchange) throws IOException {
        NewStanding wanted = exchange.body(NewStanding.class);
        return world.with(w -> {
            Group group = w.chats().group(exchange.id("group"));
            User user = w.accounts().user(exchange.id("user"));
            User actor = actor(w, group, user, wanted);
            w.members().personChanges(group, user, wanted.in(group, user, actor), actor);
            return group.member(user, actor);
        });
    }

    /** People come and go by themselves; all else is the owner's doing, unless the request names someone. */
    private static User actor(World w, Group group, User user, NewStanding wanted) {
        if (wanted.by() != null) {
            return w.accounts().user(wanted.by());
        }
        boolean byThemselves =
                wanted.status().equals("member") || wanted.status().equals("left");
        return byThemselves && !user.isBot() ? user : group.owner();
    }

    private Object migrate(ControlExchange exchange) throws IOException {
        Migration wanted = exchange.body(Migration.class);
        return world.with(w -> {
            Group group = w.chats().group(exchange.id("group"));
            User actor = wanted.by() == null ? group.owner() : w.accounts().person(wanted.by());
            return shown(w.chatInfo().migrate(group, actor));
        });
    }

    private static Object shown(Group group) {
        return new ShownGroup(group.chat(), group.members());
    }

    private record ShownGroup(Chat chat, List<ChatMember> members) {}

    record NewGroup(
            @Nullable Long id,
            @Nullable String type,
            String title,
            @Nullable String username,
            long owner) {
        NewGroup {
            Objects.requireNonNull(title, "title is missing");
        }
    }

    private record Migration(@Nullable Long by) {}
}
