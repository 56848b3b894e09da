package dev.switchboard.local.command;

import dev.switchboard.dm.doctor.Diagnosis;
import dev.switchboard.dm.doctor.DoctorWiring;
import dev.switchboard.dm.doctor.Finding;
import dev.switchboard.dm.doctor.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The webhook doctor. */
@Command(
        name = "sync",
        description = {
            "Looks whether Telegram has of each bot what the fleet needs, and repairs what it can: the webhook's address, secret",
            "token, allowed updates and connections; the commands that people are shown, by language, in private chats and as a",
            "group's administrators. It tells what nobody but a person can repair: a token that Telegram knows no more,",
            "deliveries that fail, rights that a bot lacks in its groups. Bots that are paused are left alone, but for the key that",
            "encrypts their token, which is made the current one for all.",
            "",
            "With --supabase-url it needs the DM worker's settings in the environment: TELEGRAM_API_URL, BOT_TOKEN_KEYS,",
            "WEBHOOK_URL and WEBHOOK_MASTER_SECRET."
        },
        footer = "Exit codes: 0 all is well now, 1 something is wrong, 2 wrong usage, 4 the stack is down.")
public final class SyncBotsCommand extends SupabaseCommand {
    private static final int WRONG = 1;

    @Option(
            names = "--check",
            description = {
                "Change nothing, and tell what would be repaired. Telegram shows no secret token: a wrong one is found by",
                "failing deliveries only."
            })
    private boolean check;

    /** Made by picocli. */
    public SyncBotsCommand() {}

    @Override
    int run(Deployment deployment, Terminal terminal) {
        var diagnoses = new ArrayList<Diagnosis>();
        try (var wiring = new DoctorWiring(deployment.postgrest(), deployment.variables())) {
            wiring.doctor().visitAll(!check, diagnosis -> {
                diagnoses.add(diagnosis);
                show(diagnosis, terminal);
            });
        }
        terminal.line(summary(diagnoses));
        return diagnoses.stream().allMatch(Diagnosis::isWell) ? 0 : WRONG;
    }

    private static void show(Diagnosis diagnosis, Terminal terminal) {
        terminal.line(terminal.bold(diagnosis.name()) + " " + diagnosis.bot());
        for (var finding : diagnosis.findings()) {
            terminal.line("  %s %-9s %s".formatted(word(finding, terminal), finding.about(), finding.detail()));
        }
    }

    private static String word(Finding finding, Terminal terminal) {
        return switch (finding.verdict()) {
            case FINE -> terminal.green("ok       ");
            case NOTED -> terminal.dim("note     ");
            case REPAIRED -> terminal.yellow("repaired ");
            case REPAIRABLE -> terminal.yellow("to repair");
            case BROKEN -> terminal.red("broken   ");
        };
    }

    private static String summary(List<Diagnosis> diagnoses) {
        return "%s: %d repaired, %d to repair, %d broken."
                .formatted(
                        diagnoses.size() == 1 ? "1 bot" : diagnoses.size() + " bots",
                        count(diagnoses, Verdict.REPAIRED),
                        count(diagnoses, Verdict.REPAIRABLE),
                        count(diagnoses, Verdict.BROKEN));
    }

    private static long count(List<Diagnosis> diagnoses, Verdict verdict) {
        return diagnoses.stream()
                .mapToLong(diagnosis -> diagnosis.count(verdict))
                .sum();
    }
}
