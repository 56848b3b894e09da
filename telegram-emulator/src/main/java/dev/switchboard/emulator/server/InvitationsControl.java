package dev.switchboard.emulator.server;

import dev.switchboard.emulator.types.ChatInviteLink;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.InviteLink;
import dev.switchboard.emulator.world.JoinRequest;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/groups/...}: invite links, and those who ask to be let in. */
final class InvitationsControl {
    private final LockedWorld world;

    InvitationsControl(LockedWorld world) {
        this.world = world;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/groups/{group}/join_requests", 201, this::ask),
                ControlRoute.get("/groups/{group}/join_requests", this::waiting),
                ControlRoute.put("/groups/{group}/join_requests/{person}", this::decide),
                ControlRoute.post("/groups/{group}/invite_links", 201, this::makeLink),
                ControlRoute.get("/groups/{group}/invite_links", this::links),
                ControlRoute.put("/groups/{group}/guard", this::guard));
    }

    private Object ask(ControlExchange exchange) throws IOException {
        Asking wanted = exchange.body(Asking.class);
        return world.with(w -> {
            w.joinRequests()
                    .ask(w.chats().group(exchange.id("group")), w.accounts().person(wanted.person()), wanted.bio());
            return Map.of();
        });
    }

    private Object waiting(ControlExchange exchange) {
        return world.with(w -> w.joinRequests().of(w.chats().group(exchange.id("group"))).stream()
                .map(Waiting::of)
                .toList());
    }

    private Object decide(ControlExchange exchange) throws IOException {
        Decision wanted = exchange.body(Decision.class);
        return world.with(w -> {
            Group group = w.chats().group(exchange.id("group"));
            User person = w.accounts().person(exchange.id("person"));
            User administrator = actor(w, group, wanted.by());
            w.joinRequests().personDecides(group, person, wanted.approve(), administrator);
            return group.member(person, administrator);
        });
    }

    private Object makeLink(ControlExchange exchange) throws IOException {
        NewLink wanted = exchange.body(NewLink.class);
        return world.with(w -> {
            Group group = w.chats().group(exchange.id("group"));
            User creator = actor(w, group, wanted.by());
            return w.invitations().personCreates(group, creator, wanted.terms()).shownTo(creator);
        });
    }

    private Object links(ControlExchange exchange) {
        return world.with(w -> w.invitations().of(w.chats().group(exchange.id("group"))).stream()
                .map(link -> link.shownTo(link.creator()))
                .toList());
    }

    private Object guard(ControlExchange exchange) throws IOException {
        Guard wanted = exchange.body(Guard.class);
        return world.with(w -> {
            w.chatInfo()
                    .guard(w.chats().group(exchange.id("group")), w.accounts().bot(wanted.bot()));
            return Map.of();
        });
    }

    private static User actor(World w, Group group, @Nullable Long by) {
        return by == null ? group.owner() : w.accounts().person(by);
    }

    private record Asking(long person, @Nullable String bio) {}

    private record Decision(boolean approve, @Nullable Long by) {}

    private record Guard(long bot) {}

    private record NewLink(
            @Nullable Long by,
            @Nullable String name,
            @Nullable Long expireDate,
            @Nullable Integer memberLimit,
            boolean createsJoinRequest) {
        InviteLink.Terms terms() {
            return new InviteLink.Terms(
                    name == null ? "" : name,
                    expireDate == null ? 0 : expireDate,
                    memberLimit == null ? 0 : memberLimit,
                    createsJoinRequest);
        }
    }

    private record Waiting(
            User person,
            long date,
            @Nullable String bio,
            @Nullable ChatInviteLink inviteLink) {
        static Waiting of(JoinRequest request) {
            InviteLink link = request.link();
            return new Waiting(
                    request.person(),
                    request.date(),
                    request.bio(),
                    link == null ? null : link.shownTo(link.creator()));
        }
    }
}
