package dev.switchboard.dm.conversation;

import dev.switchboard.dm.people.People;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.UpdateParser;
import dev.switchboard.telegram.UpdateReading;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;

/** Notes that a person blocked the bot, or came back. */
public final class BlockWorker implements Worker<Job.PersonBlockedBot> {
    private static final String BLOCKED = "kicked";

    private final UpdateParser parser;
    private final People people;

    /** Puts the worker together. */
    public BlockWorker(UpdateParser parser, People people) {
        this.parser = parser;
        this.people = people;
    }

    @Override
    public Outcome work(Job.PersonBlockedBot job, JobEnvelope envelope) {
        return switch (parser.parse(job.update().text())) {
            case UpdateReading.Read(var update) when isWhole(update.getMyChatMember()) -> note(update, envelope);
            case UpdateReading.Read _ -> unreadable("the update holds no whole my_chat_member");
            case UpdateReading.Unreadable(String detail) -> unreadable(detail);
        };
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

    private static Outcome unreadable(String detail) {
        return new Outcome.Bury("unreadable_update", detail);
    }
}
