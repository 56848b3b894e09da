package dev.switchboard.sender.delivery;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.sender.budget.Ask;
import java.util.UUID;

/**
 * What a job asks for.
 *
 * @param chat the chat's id when the job was queued
 */
record Order(JobEnvelope envelope, UUID broadcast, long chat) {
    long bot() {
        return envelope.route().bot();
    }

    Ask ask() {
        return new Ask(bot(), chat, envelope.priority());
    }
}
