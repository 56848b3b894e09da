package dev.switchboard.emulator.types;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What someone is in a chat (Bot API, ChatMember). Dates are Unix seconds; 0 means for ever. */
public sealed interface Standing {
    /** Returns a plain member; also a bot in the private chat with a person who did not block it. */
    static Standing member() {
        return new Member();
    }

    /** Returns one not in the chat, free to come. */
    static Standing left() {
        return new Left();
    }

    /** Returns one removed for good; also a bot that a person blocked. */
    static Standing banned() {
        return new Banned(0);
    }

    /** Returns Telegram's word for it, as in {@code "status": "administrator"}. */
    String status();

    /** Tells whether this one is in the chat. */
    default boolean isPresent() {
        return true;
    }

    /** Tells whether this one owns or administers the chat. */
    default boolean isAdministrator() {
        return false;
    }

    /** Tells whether this one may do what the right allows. */
    default boolean may(AdministratorRight right) {
        return false;
    }

    /** Tells whether this one acts in the chat's name. */
    default boolean isAnonymous() {
        return false;
    }

    /** The owner, who may do everything. */
    record Creator(boolean isAnonymous, @Nullable String customTitle) implements Standing {
        @Override
        public String status() {
            return "creator";
        }

        @Override
        public boolean isAdministrator() {
            return true;
        }

        @Override
        public boolean may(AdministratorRight right) {
            return right != AdministratorRight.IS_ANONYMOUS || isAnonymous;
        }
    }

    /**
     * An administrator.
     *
     * @param promotedBy the id of who made it one; that one and the owner may change it
     */
    record Administrator(
            Set<AdministratorRight> rights,
            long promotedBy,
            @Nullable String customTitle) implements Standing {
        /** Copies the rights. */
        public Administrator {
            Set<AdministratorRight> copy = EnumSet.noneOf(AdministratorRight.class);
            copy.addAll(rights);
            rights = Collections.unmodifiableSet(copy);
        }

        @Override
        public String status() {
            return "administrator";
        }

        @Override
        public boolean isAdministrator() {
            return true;
        }

        @Override
        public boolean may(AdministratorRight right) {
            return rights.contains(right);
        }

        @Override
        public boolean isAnonymous() {
            return rights.contains(AdministratorRight.IS_ANONYMOUS);
        }
    }

    /** A plain member. */
    record Member() implements Standing {
        @Override
        public String status() {
            return "member";
        }
    }

    /**
     * One whose permissions an administrator cut.
     *
     * @param isMember whether this one is in the chat now
     * @param permissions what is left
     */
    record Restricted(boolean isMember, Set<ChatPermission> permissions, long untilDate) implements Standing {
        /** Copies the permissions. */
        public Restricted {
            Set<ChatPermission> copy = EnumSet.noneOf(ChatPermission.class);
            copy.addAll(permissions);
            permissions = Collections.unmodifiableSet(copy);
        }

        @Override
        public String status() {
            return "restricted";
        }

        @Override
        public boolean isPresent() {
            return isMember;
        }
    }

    /** Not in the chat, free to come. */
    record Left() implements Standing {
        @Override
        public String status() {
            return "left";
        }

        @Override
        public boolean isPresent() {
            return false;
        }
    }

    /** Removed, and kept out until the date. */
    record Banned(long untilDate) implements Standing {
        @Override
        public String status() {
            return "kicked";
        }

        @Override
        public boolean isPresent() {
            return false;
        }
    }

    /** Returns what this standing has become by now: restrictions and bans end by themselves. */
    default Standing at(long now) {
        return switch (this) {
            case Restricted(boolean isMember, Set<ChatPermission> _, long until)
            when hasPassed(until, now) -> isMember ? member() : left();
            case Banned(long until) when hasPassed(until, now) -> left();
            case Creator _, Administrator _, Member _, Restricted _, Left _, Banned _ -> this;
        };
    }

    private static boolean hasPassed(long until, long now) {
        return until != 0 && until <= now;
    }
}
