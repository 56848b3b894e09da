package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.ChatInviteLink;
import dev.switchboard.emulator.types.User;
import org.jspecify.annotations.Nullable;

/** An invite link of a group. */
public final class InviteLink {
    /** How much of another's link one sees (Bot API, {@code ChatInviteLink.invite_link}). */
    private static final int SHOWN_TO_OTHERS = 8;

    private final String address;
    private final User creator;
    private final boolean isPrimary;
    private Group group;
    private Terms terms;
    private boolean isRevoked;
    private int joined;
    private int pending;

    InviteLink(Group group, String address, User creator, boolean isPrimary, Terms terms) {
        this.group = group;
        this.address = address;
        this.creator = creator;
        this.isPrimary = isPrimary;
        this.terms = terms;
    }

    /** Returns what people follow. */
    public String address() {
        return address;
    }

    /** Returns where it leads. */
    public Group group() {
        return group;
    }

    /** Returns who made it. */
    public User creator() {
        return creator;
    }

    /** Tells whether it is the one that its creator always has: it has no limits and cannot be edited. */
    public boolean isPrimary() {
        return isPrimary;
    }

    /** Returns under which conditions it lets people in. */
    public Terms terms() {
        return terms;
    }

    /** Tells whether it lets nobody in any more, for good. */
    public boolean isRevoked() {
        return isRevoked;
    }

    /** Returns it as someone sees it: all but its creator see the beginning of the address only. */
    public ChatInviteLink shownTo(User viewer) {
        boolean isOwn = viewer.id() == creator.id();
        int end = address.indexOf('+') + 1 + SHOWN_TO_OTHERS;
        return new ChatInviteLink(
                isOwn ? address : address.substring(0, end) + "...",
                terms.name().isEmpty() ? null : terms.name(),
                creator,
                terms.expireDate() == 0 ? null : terms.expireDate(),
                terms.memberLimit() == 0 ? null : terms.memberLimit(),
                pending == 0 ? null : pending,
                terms.createsJoinRequest(),
                isPrimary,
                isRevoked);
    }

    /** Returns why it lets nobody in now, or null. */
    @Nullable
    String closedBecause(long now) {
        if (isRevoked) {
            return "the link was revoked";
        }
        if (terms.expireDate() != 0 && terms.expireDate() <= now) {
            return "the link has expired";
        }
        return terms.memberLimit() != 0 && joined >= terms.memberLimit()
                ? "as many as may have come by the link"
                : null;
    }

    void edit(Terms newTerms) {
        terms = newTerms;
    }

    void revoke() {
        isRevoked = true;
    }

    void moveTo(Group supergroup) {
        group = supergroup;
    }

    void countJoined() {
        joined++;
    }

    void countPending(int more) {
        pending += more;
    }

    /**
     * Under which conditions a link lets people in.
     *
     * @param name for administrators; may be empty
     * @param expireDate Unix seconds; 0 for never
     * @param memberLimit how many may come by it; 0 for any number
     * @param createsJoinRequest whether an administrator must agree
     */
    public record Terms(String name, long expireDate, int memberLimit, boolean createsJoinRequest) {
        /** Lets everybody in, always. */
        public static final Terms OPEN = new Terms("", 0, 0, false);
    }
}
