package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.UnansweredException;
import dev.switchboard.dm.answer.Unsettled;
import dev.switchboard.dm.token.DeadTokens;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import java.util.Locale;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMemberCount;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberAdministrator;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberOwner;

/** Asks Telegram what somebody is in a group, also where the group has got another id. Safe for use by several threads. */
public final class Standings {
    /** Ids of supergroups and channels end here; those of basic groups are above (TDLib, DialogId). */
    private static final long LAST_SUPERGROUP = -1_000_000_000_000L;

    private final DeadTokens deadTokens;
    private final GroupEndings endings;
    private final InstantSource clock;

    /** Puts it together. */
    public Standings(DeadTokens deadTokens, GroupEndings endings, InstantSource clock) {
        this.deadTokens = deadTokens;
        this.endings = endings;
        this.clock = clock;
    }

    /** What Telegram says of somebody. */
    sealed interface Standing {

        /**
         * Telegram knows.
         *
         * @param chat the group's id now
         */
        record Known(long chat, ChatMember member) implements Standing {

            /** Returns whether they run the group, or help to. */
            boolean isAdmin() {
                return member instanceof ChatMemberOwner || member instanceof ChatMemberAdministrator;
            }
        }

        /**
         * The bot is not in the group, or the group is gone.
         *
         * @param chat the group's id now
         * @param reason a stable word for logs and metrics
         */
        record OutOfReach(long chat, String reason) implements Standing {}

        /**
         * Telegram refuses to say, and will again.
         *
         * @param chat the group's id now
         * @param outcome how a job goes on that cannot do without
         */
        record Withheld(long chat, Outcome outcome) implements Standing {}

        /** Telegram does not say now; the job goes on so. */
        record Unknown(Outcome outcome) implements Standing {}
    }

    /** Asks, and gives a group that became a supergroup its new id. */
    Standing of(TelegramGateway telegram, JobEnvelope envelope, long chat, long user) {
        return switch (ask(telegram, chat, user)) {
            case TelegramReply.Rejected<ChatMember> rejected
            when rejected.migratedTo().isPresent() -> {
                long newChat = rejected.migratedTo().getAsLong();
                endings.move(envelope, chat, newChat);
                // a supergroup migrates no further
                yield standing(envelope, newChat, ask(telegram, newChat, user));
            }
            case TelegramReply<ChatMember> reply -> standing(envelope, chat, reply);
        };
    }

    /**
     * Asks what the bot itself is. A group that became a supergroup goes on telling a bot what it was there; only who asks
     * for its members gets the new id (Bot API server, Client.cpp, process_get_chat_member_query and check_chat_access).
     */
    Standing ofBot(TelegramGateway telegram, JobEnvelope envelope, long chat) {
        boolean mayHaveMigrated = chat > LAST_SUPERGROUP;
        if (mayHaveMigrated
                && telegram.call(new GetChatMemberCount(Long.toString(chat)))
                        instanceof TelegramReply.Rejected<Integer> rejected
                && rejected.migratedTo().isPresent()) {
            long newChat = rejected.migratedTo().getAsLong();
            endings.move(envelope, chat, newChat);
            return of(telegram, envelope, newChat, envelope.route().bot());
        }
        return of(telegram, envelope, chat, envelope.route().bot());
    }

    private static TelegramReply<ChatMember> ask(TelegramGateway telegram, long chat, long user) {
        return telegram.call(GetChatMember.builder().chatId(chat).userId(user).build());
    }

    private Standing standing(JobEnvelope envelope, long chat, TelegramReply<ChatMember> reply) {
        return switch (reply) {
            case TelegramReply.Accepted<ChatMember>(ChatMember member) -> new Standing.Known(chat, member);
            case TelegramReply.Rejected<ChatMember> rejected -> refused(envelope, chat, rejected);
            case TelegramReply.FloodLimited<ChatMember> _, TelegramReply.Unreachable<ChatMember> _ ->
                new Standing.Unknown(Unsettled.outcome(reply, clock.instant())
                        .orElseGet(() -> retried("Telegram's answer cannot be read")));
        };
    }

    private Standing refused(JobEnvelope envelope, long chat, TelegramReply.Rejected<ChatMember> rejected) {
        return switch (rejected.reason()) {
            case KICKED, NOT_A_MEMBER, GROUP_DELETED, CHAT_NOT_FOUND ->
                new Standing.OutOfReach(chat, rejected.reason().name().toLowerCase(Locale.ROOT));
            case UNAUTHORIZED ->
                new Standing.Unknown(
                        deadTokens.isDead(envelope.route().bot())
                                ? new Outcome.Discard("token_dead")
                                : retriedAfter(rejected));
            // CHAT_ADMIN_REQUIRED, PARTICIPANT_ID_INVALID, "member list is inaccessible" and the like
            case NOT_ENOUGH_RIGHTS, OTHER -> new Standing.Withheld(chat, retriedAfter(rejected));
            default -> new Standing.Unknown(retriedAfter(rejected));
        };
    }

    private static Outcome retriedAfter(TelegramReply.Rejected<?> rejected) {
        return retried("Telegram refused: " + rejected.description());
    }

    private static Outcome retried(String why) {
        return new Outcome.RetryLater(new UnansweredException(why));
    }
}
