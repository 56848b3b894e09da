package dev.switchboard.bench;

import picocli.CommandLine.ExitCode;

/** Prints what a benchmark found. */
final class Report {
    private Report() {}

    /** Prints two sides and the ratio of their medians; returns 0 if it is at least the bound. */
    static int ratio(Rates ours, Rates baseline, String unit, double bound) {
        double ratio = ours.median() / baseline.median();
        line("");
        line(ours.line(unit));
        line(baseline.line(unit));
        line("%-28s %10.2f   (bound: at least %.2f, %s)"
                .formatted("ratio", ratio, bound, ratio >= bound ? "held" : "NOT HELD"));
        return ratio >= bound ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Prints a line on the terminal. */
    static void line(String text) {
        System.out.println(text);
    }
}
