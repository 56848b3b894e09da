package dev.switchboard.dm.doctor;

import dev.switchboard.bots.BotState;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.dm.clone.WebhookAddress;
import dev.switchboard.dm.doctor.Examination.NotToldException;
import dev.switchboard.dm.doctor.Finding.Verdict;
import dev.switchboard.job.AllowedUpdates;
import dev.switchboard.telegram.SetWebhookAddress;
import dev.switchboard.telegram.WebhookChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.objects.WebhookInfo;

/**
 * Whether updates come: the webhook's address, allowed updates, connections and secret token. Telegram shows no secret token;
 * but who sets one is told whether it was another. So a mere look cannot find a wrong one, except by failing deliveries.
 * Updates of a paused bot still come, and are dropped: its webhook is seen to where it leads here.
 */
final class WebhookSpecialist implements Specialist {
    /** An error stays shown after its end; this one is of now, if updates wait too. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final WebhookAddress address;
    private final PostgrestBotDirectory bots;
    private final InstantSource clock;

    WebhookSpecialist(WebhookAddress address, PostgrestBotDirectory bots, InstantSource clock) {
        this.address = address;
        this.bots = bots;
        this.clock = clock;
    }

    @Override
    public String about() {
        return "webhook";
    }

    @Override
    public List<Finding> examine(Examination bot) throws NotToldException {
        var info = bot.call(new GetWebhookInfo());
        if (bot.bot().state() != BotState.ACTIVE && !isHere(info)) {
            // its owner may have given it other work meanwhile; whoever resumes it has it pointed here
            return List.of();
        }
        var wrong = wrongIn(info);
        var setting = bot.mayRepair() ? repair(bot, wrong) : look(wrong);
        var findings = new ArrayList<Finding>();
        findings.add(setting);
        deliveries(info, setting.verdict() == Verdict.FINE, findings);
        return findings;
    }

    private Finding look(List<String> wrong) {
        return wrong.isEmpty()
                ? found(Verdict.FINE, address.url().toString())
                : found(Verdict.REPAIRABLE, String.join("; ", wrong));
    }

    private Finding repair(Examination bot, List<String> wrong) throws NotToldException {
        var change = bot.call(address.settingFor(bot.bot().token()));
        bots.noteConnected(bot.bot().id(), true);
        if (wrong.isEmpty()) {
            return change == WebhookChange.UNCHANGED
                    ? look(wrong)
                    : found(Verdict.REPAIRED, "the secret token was another");
        }
        var stillWrong = wrongIn(bot.call(new GetWebhookInfo()));
        return stillWrong.isEmpty()
                ? found(Verdict.REPAIRED, String.join("; ", wrong))
                : found(Verdict.BROKEN, "set, but Telegram did not take it: " + String.join("; ", stillWrong));
    }

    private boolean isHere(WebhookInfo info) {
        return address.url().toString().equals(info.getUrl());
    }

    private List<String> wrongIn(WebhookInfo info) {
        var wrong = new ArrayList<String>();
        if (!isHere(info)) {
            wrong.add("the address was "
                    + (info.getUrl() == null || info.getUrl().isEmpty() ? "not set" : info.getUrl()));
        }
        var updates = Set.copyOf(AllowedUpdates.NAMES);
        var allowed = Set.copyOf(Objects.requireNonNullElse(info.getAllowedUpdates(), List.of()));
        if (!allowed.equals(updates)) {
            wrong.add("allowed_updates: missing %s, too many %s"
                    .formatted(without(updates, allowed), without(allowed, updates)));
        }
        if (!Objects.equals(info.getMaxConnections(), SetWebhookAddress.MAX_CONNECTIONS)) {
            wrong.add("max_connections was " + info.getMaxConnections());
        }
        return wrong;
    }

    /** What waits, and what went wrong last; both belong to an old setting if that has just been repaired. */
    private void deliveries(WebhookInfo info, boolean fine, List<Finding> findings) {
        int pending = Objects.requireNonNullElse(info.getPendingUpdatesCount(), 0);
        if (pending > 0) {
            findings.add(found(Verdict.NOTED, pending == 1 ? "1 update waits" : pending + " updates wait"));
        }
        if (info.getLastErrorDate() != null) {
            var at = Instant.ofEpochSecond(info.getLastErrorDate());
            boolean failing = fine && pending > 0 && at.isAfter(clock.instant().minus(RECENT));
            findings.add(found(
                    failing ? Verdict.BROKEN : Verdict.NOTED,
                    "last error, %s: %s".formatted(at, info.getLastErrorMessage())));
        }
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private Finding found(Verdict verdict, String detail) {
        return new Finding(verdict, about(), detail);
    }
}
