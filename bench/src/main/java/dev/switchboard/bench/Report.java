package dev.switchboard.bench;

import picocli.CommandLine.ExitCode;

/** Prints what a benchmark found. */
final class Report {
    private Report() {}

    /** Prints two figures and their ratio; returns 0 if the ratio is at least the bound. */
    static int ratio(String ours, double oursPerSecond, String baseline, double base, String unit, double bound) {
        double ratio = oursPerSecond / base;
        line("%n%-28s %10.0f %s".formatted(ours, oursPerSecond, unit));
        line("%-28s %10.0f %s".formatted(baseline, base, unit));
        line("%-28s %10.2f   (bound: at least %.2f, %s)"
                .formatted("ratio", ratio, bound, ratio >= bound ? "held" : "NOT HELD"));
        return ratio >= bound ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Prints a line on the terminal. */
    static void line(String text) {
        System.out.println(text);
    }
}
