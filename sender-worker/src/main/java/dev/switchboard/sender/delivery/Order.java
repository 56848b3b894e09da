package dev.switchboard.sender.delivery;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.sender.budget.Ask;

/**
 * What a job asks for.
 *
 * @param id the delivery as the job names it
 * @param chat the chat's id now, which is another than the job's if the group became a supergroup
 * @param turn the run's turn at it
 */
record Order(JobEnvelope envelope, DeliveryId id, long chat, Turn turn) {
    long bot() {
        return envelope.route().bot();
    }

    Holding holding() {
        return new Holding(id.broadcast(), id.chat(), turn.holder());
    }

    /** Returns the same order, with the id that the chat has now. */
    Order at(long chatNow) {
        return new Order(envelope, id, chatNow, turn);
    }

    Ask ask() {
        return new Ask(bot(), chat, envelope.priority());
    }
}
