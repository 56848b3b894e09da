package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatJoinRequest;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who waits to be let into which group, and what administrators say to it. */
public final class JoinRequests {
    /** How long a bot may write to one who asked to join, if nobody decides before (Bot API, {@code user_chat_id}). */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** How long a guard bot has to answer (Bot API, {@code ChatJoinRequest.query_id}). */
    private static final Duration QUERY_LIFETIME = Duration.ofSeconds(10);

    private final World world;
    private final Members members;
    private final InstantSource time;
    private final Map<Long, Map<Long, JoinRequest>> pending = new HashMap<>();
    private final Map<String, Query> queries = new LinkedHashMap<>();
    private long lastRequest;
    private long lastQuery;

    JoinRequests(World world, Members members, InstantSource time) {
        this.world = world;
        this.members = members;
        this.time = time;
        lastQuery = time.millis() * 1000;
    }

    /** A person asks to join; bots that may invite learn of it, and may write to the person for five minutes. */
    public void ask(Group group, User person, @Nullable String bio) {
        ask(group, person, bio, null);
    }

    void ask(Group group, User person, @Nullable String bio, @Nullable InviteLink link) {
        world.access().checkEnter(person, group);
        JoinRequest request =
                new JoinRequest(++lastRequest, person, time.instant().getEpochSecond(), bio, link);
        Map<Long, JoinRequest> waiting = pending.computeIfAbsent(group.chat().id(), _ -> new LinkedHashMap<>());
        if (waiting.putIfAbsent(person.id(), request) != null) {
            throw NotPossible.because("the person has asked already");
        }
        if (link != null) {
            link.countPending(1);
        }
        world.tell(new WorldEvent.JoinRequestChanged(group, person, true));
        tell(group, request);
    }

    /** Returns who waits, oldest first. */
    public List<JoinRequest> of(Group group) {
        return List.copyOf(pending.getOrDefault(group.chat().id(), Map.of()).values());
    }

    /** Lets someone in; returns false if that one does not wait. */
    public boolean approve(Group group, User person, User actor) {
        Optional<JoinRequest> request = close(group, person);
        request.ifPresent(waiting -> {
            InviteLink link = waiting.link();
            if (link != null) {
                link.countJoined();
            }
            members.enter(group, person, actor, new Members.Way(link, link == null));
        });
        return request.isPresent();
    }

    /** Turns someone away; returns false if that one does not wait. */
    public boolean decline(Group group, User person) {
        return close(group, person).isPresent();
    }

    /** An administrator decides in an app, and needs the right to. */
    public void personDecides(Group group, User person, boolean approve, User administrator) {
        world.access().checkInvite(administrator, group);
        if (!(approve ? approve(group, person, administrator) : decline(group, person))) {
            throw NotPossible.noSuch("join request of", person.id());
        }
    }

    /** A guard bot decides; returns false if the query is another's, unknown, or too old. */
    public boolean answer(Bot bot, String queryId, Decision decision) {
        Query query = queries.get(queryId);
        if (query == null
                || query.guard != bot.id()
                || !time.instant().isBefore(query.until)
                || !isWaiting(query.group, query.person)) {
            return false;
        }
        queries.remove(queryId);
        switch (decision) {
            case APPROVE -> approve(query.group, query.person, bot.user());
            case DECLINE -> decline(query.group, query.person);
            case QUEUE -> {}
        }
        return true;
    }

    /** Someone came in by another way: nothing is left to decide. */
    Optional<JoinRequest> close(Group group, User person) {
        Map<Long, JoinRequest> waiting = pending.get(group.chat().id());
        if (waiting == null) {
            return Optional.empty();
        }
        JoinRequest request = waiting.remove(person.id());
        if (waiting.isEmpty()) {
            pending.remove(group.chat().id());
        }
        if (request == null) {
            return Optional.empty();
        }
        world.tell(new WorldEvent.JoinRequestChanged(group, person, false));
        InviteLink link = request.link();
        if (link != null) {
            link.countPending(-1);
        }
        for (Bot bot : group.bots(_ -> true)) {
            world.chats().findPrivateChat(bot, person.id()).ifPresent(chat -> chat.close(request));
        }
        return Optional.of(request);
    }

    /** Those who wait for a basic group wait for the supergroup that it became. */
    void move(Group basicGroup, Group supergroup) {
        Map<Long, JoinRequest> waiting = pending.remove(basicGroup.chat().id());
        if (waiting != null) {
            pending.put(supergroup.chat().id(), waiting);
        }
    }

    /** Tells whether someone waits. */
    public boolean isWaiting(Group group, User person) {
        return pending.getOrDefault(group.chat().id(), Map.of()).containsKey(person.id());
    }

    private void tell(Group group, JoinRequest request) {
        User person = request.person();
        InviteLink link = request.link();
        for (Bot bot : group.bots(standing -> standing.may(AdministratorRight.CAN_INVITE_USERS))) {
            world.chats().privateChat(bot, person).open(request, time.instant().plus(WINDOW));
            bot.post(Update.chatJoinRequest(new ChatJoinRequest(
                    group.chat(),
                    person,
                    person.id(),
                    request.date(),
                    request.bio(),
                    link == null ? null : link.shownTo(bot.user()),
                    group.isGuardedBy(bot) ? newQuery(group, person, bot) : null)));
        }
    }

    private String newQuery(Group group, User person, Bot guard) {
        Instant now = time.instant();
        queries.values().removeIf(query -> !now.isBefore(query.until));
        String id = Long.toString(++lastQuery);
        queries.put(id, new Query(guard.id(), group, person, now.plus(QUERY_LIFETIME)));
        return id;
    }

    /** What a guard bot says to a join request. */
    public enum Decision {
        APPROVE,
        DECLINE,
        QUEUE
    }

    private record Query(long guard, Group group, User person, Instant until) {}
}
