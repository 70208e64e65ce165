package io.backstop.simulator.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a sweep shows.
 *
 * @param scenario its name
 * @param scenarioText the YAML as run
 * @param command that does the same again
 * @param hash of all that decides the runs
 * @param runs how many
 * @param refused how often a venue could not begin a run
 * @param seeds how many
 * @param keys what was varied
 * @param lines one for each venue at each point, point by point, as many as a reader looks at
 * @param left how many more there are
 */
public record SweepFigures(
        String scenario,
        String scenarioText,
        String command,
        String hash,
        long runs,
        long refused,
        int seeds,
        List<Varied> keys,
        List<Line> lines,
        long left) {

    /** Keeps the lists as they are. */
    public SweepFigures {
        keys = List.copyOf(keys);
        lines = List.copyOf(lines);
    }

    /**
     * A varied key.
     *
     * @param values in the order given
     */
    public record Varied(String name, List<Value> values) {

        /** Keeps the values as they are. */
        public Varied {
            values = List.copyOf(values);
        }
    }

    /**
     * One of its values.
     *
     * @param number for an axis; null for a word
     */
    public record Value(String text, @Nullable Double number) {}

    /**
     * A venue at a point of the grid.
     *
     * @param places of the keys' values
     * @param runs how many
     * @param figures those that the venue has
     */
    public record Line(List<Integer> places, String venue, int runs, List<Figure> figures) {

        /** Keeps the lists as they are. */
        public Line {
            places = List.copyOf(places);
            figures = List.copyOf(figures);
        }
    }

    /** The figures that the page shows, in its order. */
    public enum Kind {
        SHORTFALL("Shortfall"),
        LP_RESULT("LP net result"),
        FUND_DEPLETED("Runs in which the fund was empty"),
        ADL("Runs with auto-deleveraging"),
        BAD_DEBT("Runs with bad debt");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether it is a share of the runs and no dollars. */
        boolean isShare() {
            return this != SHORTFALL && this != LP_RESULT;
        }
    }

    /**
     * A figure over all seeds: dollars, or a share of one.
     *
     * @param mean the estimate
     * @param low end of the interval that covers it in 95 of 100 samples
     * @param high its other end
     * @param from a twentieth of the runs have less; of a share the same as {@code low}
     * @param to a twentieth of the runs have more; of a share the same as {@code high}
     */
    public record Figure(Kind kind, double mean, double low, double high, double from, double to) {}
}
