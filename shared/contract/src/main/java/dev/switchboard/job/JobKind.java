package dev.switchboard.job;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a job is about: its stable word, the queue that carries it, and what of it must stay in order. */
public enum JobKind {
    PROCESS_PRIVATE_MESSAGE(LogicalQueue.DM_QUEUE, Priority.HIGH, Ordering.BOT_AND_USER),
    PROCESS_CALLBACK(LogicalQueue.DM_QUEUE, Priority.HIGH, Ordering.BOT_AND_USER),
    PROCESS_GROUP_COMMAND(LogicalQueue.DM_QUEUE, Priority.HIGH, Ordering.BOT_AND_USER),
    PERSON_BLOCKED_BOT(LogicalQueue.DM_QUEUE, Priority.HIGH, Ordering.BOT_AND_USER),
    MANAGED_BOT_UPDATED(LogicalQueue.DM_QUEUE, Priority.HIGH, Ordering.BOT_AND_USER),
    TELL_PERSON(LogicalQueue.DM_QUEUE, Priority.NORMAL, Ordering.BOT_AND_USER),
    CHECK_GROUP(LogicalQueue.DM_QUEUE, Priority.LOW, Ordering.BOT_AND_CHAT),
    BOT_MEMBERSHIP_CHANGED(LogicalQueue.TGMS_QUEUE, Priority.HIGH, Ordering.BOT_AND_CHAT),
    PROCESS_JOIN_REQUEST(LogicalQueue.TGMS_QUEUE, Priority.HIGH, Ordering.BOT_CHAT_AND_USER),
    CHAT_MIGRATED(LogicalQueue.TGMS_QUEUE, Priority.HIGH, Ordering.BOT_AND_CHAT),
    RECORD_MEMBERSHIP(LogicalQueue.TGMS_QUEUE, Priority.LOW, Ordering.BOT_CHAT_AND_USER),
    RECORD_ACTIVITY(LogicalQueue.TGMS_QUEUE, Priority.LOW, Ordering.BOT_AND_CHAT),
    FAN_OUT_BROADCAST(LogicalQueue.GROUP_MESSAGE_QUEUE, Priority.NORMAL, Ordering.BOT),
    SEND_GROUP_MESSAGE(LogicalQueue.GROUP_MESSAGE_QUEUE, Priority.LOW, Ordering.BOT),
    DELETE_MESSAGES(LogicalQueue.GROUP_MESSAGE_QUEUE, Priority.NORMAL, Ordering.BOT),
    /** An update that ingress could not read; it is sent straight to the DLQ and no worker takes it. */
    UNREADABLE_UPDATE(LogicalQueue.DM_QUEUE, Priority.HIGH, Ordering.NONE);

    private static final Map<String, JobKind> BY_WORD = new HashMap<>();

    static {
        for (var kind : values()) {
            BY_WORD.put(kind.word, kind);
        }
    }

    private final String word = name().toLowerCase(Locale.ROOT);
    private final LogicalQueue queue;
    private final Priority priority;
    private final Ordering ordering;

    JobKind(LogicalQueue queue, Priority priority, Ordering ordering) {
        this.queue = queue;
        this.priority = priority;
        this.ordering = ordering;
    }

    /** Returns the kind of a stable word, or empty if this version knows none. */
    public static Optional<JobKind> ofWord(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** Returns the stable snake_case word used on the wire, in logs and in metrics. */
    public String word() {
        return word;
    }

    /** Returns the logical queue that carries jobs of this kind. */
    public LogicalQueue queue() {
        return queue;
    }

    /** Returns the priority that a job of this kind has unless its sender says otherwise. */
    public Priority priority() {
        return priority;
    }

    String group(JobId id, Route route) {
        return ordering.group(id, route);
    }

    Job read(RawJson payload) {
        return switch (this) {
            case PROCESS_PRIVATE_MESSAGE -> new Job.ProcessPrivateMessage(payload);
            case PROCESS_CALLBACK -> new Job.ProcessCallback(payload);
            case PROCESS_GROUP_COMMAND -> new Job.ProcessGroupCommand(payload);
            case PERSON_BLOCKED_BOT -> new Job.PersonBlockedBot(payload);
            case MANAGED_BOT_UPDATED -> new Job.ManagedBotUpdated(payload);
            case TELL_PERSON -> new Job.TellPerson(payload);
            case CHECK_GROUP -> new Job.CheckGroup(payload);
            case BOT_MEMBERSHIP_CHANGED -> new Job.BotMembershipChanged(payload);
            case PROCESS_JOIN_REQUEST -> new Job.ProcessJoinRequest(payload);
            case CHAT_MIGRATED -> new Job.ChatMigrated(payload);
            case RECORD_MEMBERSHIP -> new Job.RecordMembership(payload);
            case RECORD_ACTIVITY -> new Job.RecordActivity(payload);
            case FAN_OUT_BROADCAST -> new Job.FanOutBroadcast(payload);
            case SEND_GROUP_MESSAGE -> new Job.SendGroupMessage(payload);
            case DELETE_MESSAGES -> new Job.DeleteMessages(payload);
            case UNREADABLE_UPDATE -> new Job.UnreadableUpdate(payload);
        };
    }
}
