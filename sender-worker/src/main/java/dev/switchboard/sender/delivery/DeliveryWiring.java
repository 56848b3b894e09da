package dev.switchboard.sender.delivery;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.sender.broadcast.ContentCheck;
import dev.switchboard.sender.budget.SendBudget;
import dev.switchboard.telegram.TelegramGateways;
import java.time.InstantSource;

/** Puts the sending of messages together. */
public final class DeliveryWiring {
    private DeliveryWiring() {}

    /**
     * What sending uses of the outside.
     *
     * @param postgrest where the ledger is
     * @param bots who may send
     * @param gateways the Bot API
     * @param budget when to send
     * @param finder who can look for a message in doubt
     * @param notices tells admins what became of their groups
     */
    public record Outside(
            PostgrestClient postgrest,
            CachedBotDirectory bots,
            TelegramGateways gateways,
            SendBudget budget,
            DebugCodeFinder finder,
            Notices notices) {}

    /** Returns the worker that sends. */
    public static SendWorker of(Outside outside, ContentCheck check, Mailing.Pace pace, InstantSource clock) {
        var deliveries = new PostgrestDeliveries(outside.postgrest());
        var groups = new Results.Groups(new GroupMigrations(outside.postgrest()), outside.notices());
        var sending = new Results.Sending(outside.bots(), outside.budget());
        var results = new Results(deliveries, outside.finder(), groups, sending, clock);
        var mailing = new Mailing(deliveries, check, outside.gateways(), results, pace);
        return new SendWorker(outside.bots(), outside.budget(), mailing, new Turns(clock), clock);
    }
}
