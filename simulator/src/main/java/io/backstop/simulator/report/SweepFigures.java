package io.backstop.simulator.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
 * @param tapes what the venues replayed
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
        long left,
        Tapes tapes) {

    /** What a reader must know where contracts of a venue have lines of their own. */
    public static final String OF_CONTRACTS =
            "A venue of several contracts has a line for each. A fund that they share stands with one of them, where"
                + " its coverage is of that contract's shortfall alone; docs/sweeps.md says how to ask for the whole"
                + " venue.";

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

        @Nullable
        Figure figure(Measure measure) {
            return figures.stream()
                    .filter(figure -> figure.measure().equals(measure))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What a figure counts in. */
    public enum Unit {
        DOLLARS,
        /** Of the runs. */
        SHARE,
        /** Of what depositors brought. */
        RETURN,
        /** Of a shortfall; infinite where there is none. */
        COVERAGE;

        /** As a reader sees it. */
        public String text(double value) {
            String text = switch (this) {
                case DOLLARS -> String.format(Locale.ROOT, "%,.2f", value);
                case SHARE -> String.format(Locale.ROOT, "%.1f %%", value * 100);
                case RETURN -> String.format(Locale.ROOT, "%,.3f %%", value * 100);
                case COVERAGE ->
                    Double.isInfinite(value) ? "never short" : String.format(Locale.ROOT, "%,.1f %%", value * 100);
            };
            return text.replace('-', '−');
        }
    }

    /** The figures that the page shows, in its order; the last ones are of each pocket. */
    public enum Kind {
        SHORTFALL("Shortfall", Unit.DOLLARS),
        LP_RESULT("Depositors' result", Unit.DOLLARS),
        LP_RETURN("Depositors' return", Unit.RETURN),
        LATENCY_TRANSFER("Latency transfer", Unit.DOLLARS),
        PAID_BY_INSURANCE_FUND("Paid by insurance fund", Unit.DOLLARS),
        PAID_BY_BACKSTOP_VAULT("Paid by backstop vault", Unit.DOLLARS),
        PAID_BY_FEE_BUFFER("Paid by fee buffer", Unit.DOLLARS),
        PAID_BY_SAFETY_MODULE("Paid by safety module", Unit.DOLLARS),
        PAID_BY_JUNIOR_LP("Paid by junior LP", Unit.DOLLARS),
        PAID_BY_LP("Paid by LP pool", Unit.DOLLARS),
        PAID_BY_TREASURY("Paid by treasury", Unit.DOLLARS),
        PAID_BY_ADL("Paid by ADL", Unit.DOLLARS),
        PAID_BY_SOCIALISED("Paid by socialised loss", Unit.DOLLARS),
        PAID_BY_CLAWBACK("Paid by clawback", Unit.DOLLARS),
        PAID_BY_BAD_DEBT("Paid by bad debt", Unit.DOLLARS),
        FUND_DEPLETED("Runs in which the fund was empty", Unit.SHARE),
        ADL("Runs with auto-deleveraging", Unit.SHARE),
        BAD_DEBT("Runs with bad debt", Unit.SHARE),
        VALUE_AT_RISK_95("Value at risk, 95 %", Unit.DOLLARS),
        EXPECTED_SHORTFALL_95("Expected shortfall, 95 %", Unit.DOLLARS),
        VALUE_AT_RISK_99("Value at risk, 99 %", Unit.DOLLARS),
        EXPECTED_SHORTFALL_99("Expected shortfall, 99 %", Unit.DOLLARS),
        COVERAGE_95("Of the shortfall of 95 % of the runs", Unit.COVERAGE),
        COVERAGE_99("of 99 %", Unit.COVERAGE),
        COVERAGE_999("of 99.9 %", Unit.COVERAGE);

        private final String label;
        private final Unit unit;

        Kind(String label, Unit unit) {
            this.label = label;
            this.unit = unit;
        }

        String label() {
            return label;
        }

        Unit unit() {
            return unit;
        }

        /** Whether it is what one payer paid; of most payers a sweep has nothing to tell. */
        boolean isPayment() {
            return compareTo(LATENCY_TRANSFER) > 0 && compareTo(FUND_DEPLETED) < 0;
        }

        /** Whether it is what the worst runs lose, one number of all runs and not a mean over them. */
        boolean isTail() {
            return !hasInterval() && !isCoverage();
        }

        /** Whether it is known how far from the truth it may be. */
        boolean hasInterval() {
            return compareTo(VALUE_AT_RISK_95) < 0;
        }

        /** Whether it is what pockets had over a shortfall. */
        boolean isCoverage() {
            return unit == Unit.COVERAGE;
        }
    }

    /**
     * A figure that a venue may have.
     *
     * @param pocket whose loss or coverage it is; empty for a figure of the whole venue, or of all its pockets
     */
    public record Measure(Kind kind, String pocket) implements Comparable<Measure> {

        private static final Comparator<Measure> ORDER =
                Comparator.comparing(Measure::pocket).thenComparing(Measure::kind);

        @Override
        public int compareTo(Measure other) {
            return ORDER.compare(this, other);
        }

        /** In the markup. */
        String id() {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return pocket.isEmpty() ? name : name + "-" + pocket;
        }

        /** The measures that stand in one table have the same. */
        String group() {
            if (kind.isCoverage()) {
                return "Coverage by " + (pocket.isEmpty() ? "all pockets" : Breakdown.words(pocket));
            }
            return kind.isTail()
                    ? "Loss of " + Breakdown.words(pocket)
                    : kind.unit() == Unit.SHARE ? "How often" : kind.label();
        }
    }

    /**
     * From one number to another: dollars, or shares of one.
     *
     * @param low not above {@code high}
     */
    public record Range(double low, double high) {}

    /**
     * A figure over all seeds: dollars, or a share of one.
     *
     * @param value the estimate; infinite for the coverage of no shortfall
     * @param interval covers the truth in 95 of 100 samples; null for a tail, of which none is known
     * @param band nine tenths of the runs lie within it; null unless {@code value} is a mean of dollars or returns
     */
    public record Figure(
            Measure measure,
            double value,
            @Nullable Range interval,
            @Nullable Range band) {

        /** Whether it can stand on an axis. */
        boolean isFinite() {
            return Double.isFinite(value);
        }
    }

    /**
     * The tapes of a sweep.
     *
     * @param seeds as they are asked for, such as {@code 1..200}
     * @param count how many tapes there are
     * @param hash SHA-256 of a line for each, seed, blank and hash
     * @param first of the list, as many as a reader looks at
     */
    public record Tapes(String seeds, int count, String hash, List<Tape> first) {

        /** Keeps the list as it is. */
        public Tapes {
            first = List.copyOf(first);
        }
    }

    /** One tape. */
    public record Tape(long seed, String hash) {}
}
