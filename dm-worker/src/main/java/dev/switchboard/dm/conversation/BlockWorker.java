package dev.switchboard.dm.conversation;

import dev.switchboard.dm.people.People;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;

/** Notes that a person blocked the bot, or came back. */
public final class BlockWorker implements UpdateHandler {
    private static final String BLOCKED = "kicked";

    private final People people;

    /** Puts the worker together. */
    public BlockWorker(People people) {
        this.people = people;
    }

    @Override
    public Outcome handle(Update update, JobEnvelope envelope) {
        return isWhole(update.getMyChatMember())
                ? note(update, envelope)
                : UpdateWorker.unreadable("the update holds no whole my_chat_member");
    }

    private Outcome note(Update update, JobEnvelope envelope) {
        var change = update.getMyChatMember();
        people.setBlocked(
                envelope.id(),
                envelope.route().bot(),
                change.getFrom().getId(),
                change.getNewChatMember().getStatus().equals(BLOCKED),
                Instant.ofEpochSecond(change.getDate()),
                update.getUpdateId());
        return new Outcome.Done();
    }

    private static boolean isWhole(@Nullable ChatMemberUpdated change) {
        return change != null
                && Contacts.isWhole(change.getFrom())
                && change.getDate() != null
                && change.getNewChatMember() != null;
    }
}
