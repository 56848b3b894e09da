package dev.switchboard.job;

/**
 * A unit of work for a worker; one record per kind.
 *
 * <p>A job says what to do and carries what it needs. Who it concerns, when it may run and how urgent it is stand in its
 * {@link JobEnvelope}.
 */
public sealed interface Job {

    /** Returns what the job is about. */
    JobKind kind();

    /** Returns the job's own fields as they stand on the wire. */
    RawJson payload();

    /** A job made from one Telegram update, which is its payload, untouched. */
    sealed interface OfUpdate extends Job {

        /** Returns Telegram's JSON of the update. */
        RawJson update();

        @Override
        default RawJson payload() {
            return update();
        }
    }

    /** A person wrote to the bot in private, or changed what they had written. */
    record ProcessPrivateMessage(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.PROCESS_PRIVATE_MESSAGE;
        }
    }

    /** A person pressed an inline button. Ingress has answered the query already. */
    record ProcessCallback(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.PROCESS_CALLBACK;
        }
    }

    /** A member of a group gave a command; it may name another bot, which the worker sees. */
    record ProcessGroupCommand(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.PROCESS_GROUP_COMMAND;
        }
    }

    /** A person blocked the bot, or came back. */
    record PersonBlockedBot(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.PERSON_BLOCKED_BOT;
        }
    }

    /** A person made a bot for this one to manage, or such a bot's token was replaced (Bot API 9.6). */
    record ManagedBotUpdated(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.MANAGED_BOT_UPDATED;
        }
    }

    /**
     * A person is to be told something they did not ask for.
     *
     * @param payload an object with {@code phrase} and {@code arguments}, nothing private in them
     */
    record TellPerson(RawJson payload) implements Job {
        @Override
        public JobKind kind() {
            return JobKind.TELL_PERSON;
        }
    }

    /**
     * It is time to look whether the bot may still do in a group what it is for.
     *
     * @param payload an empty object: the route says which group
     */
    record CheckGroup(RawJson payload) implements Job {
        @Override
        public JobKind kind() {
            return JobKind.CHECK_GROUP;
        }
    }

    /** The bot was added to a group or channel, promoted, demoted or removed. */
    record BotMembershipChanged(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.BOT_MEMBERSHIP_CHANGED;
        }
    }

    /** A person asks to join a chat. */
    record ProcessJoinRequest(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.PROCESS_JOIN_REQUEST;
        }
    }

    /** A group became a supergroup, and its id changed. */
    record ChatMigrated(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.CHAT_MIGRATED;
        }
    }

    /** Somebody's membership in a chat changed. */
    record RecordMembership(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.RECORD_MEMBERSHIP;
        }
    }

    /** Something was written in a group. */
    record RecordActivity(RawJson update) implements OfUpdate {
        @Override
        public JobKind kind() {
            return JobKind.RECORD_ACTIVITY;
        }
    }

    /**
     * A broadcast is due: its content is checked, and each of its chats gets a job.
     *
     * @param payload an object with {@code broadcast}, its id
     */
    record FanOutBroadcast(RawJson payload) implements Job {
        @Override
        public JobKind kind() {
            return JobKind.FAN_OUT_BROADCAST;
        }
    }

    /**
     * A broadcast's message is to be sent to one chat, which the route names.
     *
     * @param payload an object with {@code broadcast}, its id
     */
    record SendGroupMessage(RawJson payload) implements Job {
        @Override
        public JobKind kind() {
            return JobKind.SEND_GROUP_MESSAGE;
        }
    }

    /**
     * Messages of a chat, which the route names, are to be deleted; the database says which.
     *
     * @param payload an empty object
     */
    record DeleteMessages(RawJson payload) implements Job {
        @Override
        public JobKind kind() {
            return JobKind.DELETE_MESSAGES;
        }
    }

    /**
     * An update that has a usable {@code update_id} but cannot be read otherwise; kept for an operator.
     *
     * @param payload an object with {@code reason} and {@code body}, the update's text cut to size
     */
    record UnreadableUpdate(RawJson payload) implements Job {
        @Override
        public JobKind kind() {
            return JobKind.UNREADABLE_UPDATE;
        }
    }
}
