package dev.switchboard.bench;

import java.util.ArrayList;
import java.util.List;

/** What one side did a second, measured several times: its median counts, and how far the middle half lies apart tells. */
final class Rates {
    private final String side;
    private final List<Double> perSecond = new ArrayList<>();

    Rates(String side) {
        this.side = side;
    }

    String side() {
        return side;
    }

    void add(double rate) {
        perSecond.add(rate);
    }

    double median() {
        return quantile(0.5);
    }

    /** Returns the figures as a person reads them. */
    String line(String unit) {
        return "%-28s %10.0f %s   (median of %d, middle half %.0f to %.0f)"
                .formatted(side, median(), unit, perSecond.size(), quantile(0.25), quantile(0.75));
    }

    /** Between two measurements, in proportion. */
    private double quantile(double share) {
        if (perSecond.isEmpty()) {
            throw new IllegalStateException("nothing was measured of " + side);
        }
        var sorted = perSecond.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
