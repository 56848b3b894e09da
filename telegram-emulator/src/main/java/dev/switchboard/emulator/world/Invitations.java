package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Invite links, and who comes by them; of each group's revoked ones the newest hundred are remembered. */
public final class Invitations {
    private static final String PREFIX = "https://t.me/+";
    private static final int HASH_BYTES = 12;

    private static final int KEPT_REVOKED = 100;

    private final PersonAccess access;
    private final Members members;
    private final JoinRequests requests;
    private final InstantSource time;
    private final RandomGenerator random;
    private final Map<String, InviteLink> links = new HashMap<>();
    private final Map<Group, List<InviteLink>> byGroup = new HashMap<>();
    private final Map<Primary, InviteLink> primaries = new HashMap<>();

    Invitations(
            PersonAccess access, Members members, JoinRequests requests, InstantSource time, RandomGenerator random) {
        this.access = access;
        this.members = members;
        this.requests = requests;
        this.time = time;
        this.random = random;
    }

    /** Makes a further link. */
    public InviteLink create(Group group, User creator, InviteLink.Terms terms) {
        return add(group, creator, false, terms);
    }

    /** Makes a link as a person does in an app, who needs the right to. */
    public InviteLink personCreates(Group group, User person, InviteLink.Terms terms) {
        access.checkInvite(person, group);
        if (terms.createsJoinRequest() && terms.memberLimit() > 0) {
            throw NotPossible.because("a link that asks administrators has no member limit");
        }
        return create(group, person, terms);
    }

    /** Returns the link that an administrator always has. */
    public InviteLink primary(Group group, User creator) {
        Primary key = new Primary(group.chat().id(), creator.id());
        InviteLink primary = primaries.get(key);
        if (primary == null) {
            primary = add(group, creator, true, InviteLink.Terms.OPEN);
            primaries.put(key, primary);
        }
        return primary;
    }

    /** Finds the link that an administrator always has, if it was ever needed. */
    public Optional<InviteLink> findPrimary(Group group, User creator) {
        return Optional.ofNullable(primaries.get(new Primary(group.chat().id(), creator.id())));
    }

    /** Ends the link that an administrator always has, and returns the next. */
    public InviteLink replacePrimary(Group group, User creator) {
        InviteLink old = primaries.remove(new Primary(group.chat().id(), creator.id()));
        if (old != null) {
            end(old);
        }
        return primary(group, creator);
    }

    /** Ends a link; one that its creator always has is followed by another. */
    public void revoke(InviteLink link) {
        if (link.isPrimary() && !link.isRevoked()) {
            replacePrimary(link.group(), link.creator());
        } else {
            end(link);
        }
    }

    private void end(InviteLink link) {
        link.revoke();
        List<InviteLink> all = byGroup.getOrDefault(link.group(), new ArrayList<>());
        List<InviteLink> revoked = all.stream().filter(InviteLink::isRevoked).toList();
        List<InviteLink> over = revoked.subList(0, Math.max(0, revoked.size() - KEPT_REVOKED));
        over.forEach(old -> links.remove(old.address()));
        all.removeAll(over);
    }

    /** Changes the conditions of a link. */
    public void edit(InviteLink link, InviteLink.Terms terms) {
        link.edit(terms);
    }

    /** Finds a link by its address. */
    public Optional<InviteLink> find(String address) {
        return Optional.ofNullable(links.get(address));
    }

    /** Returns the links of a group, oldest first. */
    public List<InviteLink> of(Group group) {
        return List.copyOf(byGroup.getOrDefault(group, List.of()));
    }

    /** A person follows a link: they are in the group then, or have asked to be let in. */
    public InviteLink follow(User person, String address) {
        InviteLink link = find(address).orElseThrow(() -> NotPossible.noSuch("invite link", address));
        Group group = link.group();
        access.checkEnter(person, group);
        String closed = link.closedBecause(time.instant().getEpochSecond());
        if (closed != null) {
            throw NotPossible.because(closed);
        }
        if (link.terms().createsJoinRequest()) {
            requests.ask(group, person, null, link);
        } else {
            link.countJoined();
            members.enter(group, person, person, new Members.Way(link, false));
        }
        return link;
    }

    /** The links of a basic group lead to the supergroup that it became. */
    void move(Group basicGroup, Group supergroup) {
        List<InviteLink> moved = byGroup.remove(basicGroup);
        if (moved != null) {
            moved.forEach(link -> link.moveTo(supergroup));
            byGroup.put(supergroup, moved);
        }
        List<Primary> old = primaries.keySet().stream()
                .filter(key -> key.group == basicGroup.chat().id())
                .toList();
        for (Primary key : old) {
            InviteLink link = primaries.remove(key);
            if (link != null) {
                primaries.put(new Primary(supergroup.chat().id(), key.creator), link);
            }
        }
    }

    private InviteLink add(Group group, User creator, boolean isPrimary, InviteLink.Terms terms) {
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(hash);
        String address = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        InviteLink link = new InviteLink(group, address, creator, isPrimary, terms);
        links.put(address, link);
        byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(link);
        return link;
    }

    private record Primary(long group, long creator) {}
}
