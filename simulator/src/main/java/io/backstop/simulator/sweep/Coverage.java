package io.backstop.simulator.sweep;

import io.backstop.simulator.statistics.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What the pockets of a venue had before the tape over the shortfall that so large a share of the runs does not exceed. It is the
 * whole shortfall for every pocket, whoever would pay first, so that the pockets' coverages add up to that of all.
 *
 * @param runs how many there are
 * @param starts mean balance of each pocket before the tape, dollars, by its name and of {@link #ALL} first
 * @param levels of 95, 99 and 99.9 % of the runs, in this order
 */
record Coverage(int runs, Map<String, Double> starts, List<Level> levels) {

    /** In the place of a pocket's name: all of them together. */
    static final String ALL = "all";

    private static final int[] PER_MILLE = {950, 990, 999};

    /** How many levels there are. */
    static final int LEVELS = PER_MILLE.length;

    private static final double MILLE = 1000;

    /** Keeps the order of the pockets. */
    Coverage {
        starts = new LinkedHashMap<>(starts);
        levels = List.copyOf(levels);
    }

    /**
     * A percentile of the shortfall over the runs, of nearest rank.
     *
     * @param perMille the share of the runs that do not exceed it, such as 999
     * @param shortfall dollars
     * @param isLargest whether it is the largest of all, because a thousandth, a hundredth or a twentieth of so few runs is none
     */
    record Level(int perMille, double shortfall, boolean isLargest) {

        private static Level of(int perMille, Sample shortfalls) {
            double share = perMille / MILLE;
            boolean isFew = shortfalls.size() * (MILLE - perMille) < MILLE;
            return new Level(perMille, shortfalls.valueAtRisk(share), isFew);
        }

        /** As {@code 95.0}. */
        String percent() {
            return perMille / 10 + "." + perMille % 10;
        }

        /** How often a balance covers the shortfall; nothing where there is none to cover. */
        OptionalDouble covered(double start) {
            return shortfall > 0 ? OptionalDouble.of(start / shortfall) : OptionalDouble.empty();
        }
    }

    /**
     * Of the shortfalls of all runs.
     *
     * @param balances of each pocket before the tape; a run that lacks a pocket has nothing in it
     */
    static Coverage of(Sample shortfalls, SortedMap<String, Sample> balances) {
        int runs = shortfalls.size();
        Map<String, Double> starts = new LinkedHashMap<>();
        starts.put(ALL, balances.values().stream().mapToDouble(Sample::sum).sum() / runs);
        balances.forEach((pocket, sample) -> starts.put(pocket, sample.sum() / runs));
        List<Level> levels = new ArrayList<>();
        for (int perMille : PER_MILLE) {
            levels.add(Level.of(perMille, shortfalls));
        }
        return new Coverage(runs, starts, levels);
    }

    /** How often all pockets together cover the level at this place; nothing where there is no shortfall. */
    OptionalDouble ofAll(int level) {
        return levels.get(level).covered(starts.getOrDefault(ALL, 0.0));
    }
}
