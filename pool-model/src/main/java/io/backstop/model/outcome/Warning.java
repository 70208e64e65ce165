package io.backstop.model.outcome;

import io.backstop.model.market.Trailing;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.LightChange;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A sign of trouble that anybody could have seen, and when first.
 *
 * @param step at whose end it was there for the first time
 */
public record Warning(Signal signal, int step) {

    private static final long FUND_WINDOW = 8 * 3_600_000L;
    private static final long INTEREST_WINDOW = 3_600_000L;
    private static final int ALL_LIGHTS = 5;
    private static final int HUNDRED = 100;

    /** What can be seen. */
    public enum Signal {
        /** The fund is a tenth below its highest of 8 hours. */
        FUND_DOWN_10("fundDown10In8h", 10),
        /** Three tenths, as Bybit's trigger. */
        FUND_DOWN_30("fundDown30In8h", 30),
        /** A half. */
        FUND_DOWN_50("fundDown50In8h", 50),
        /** The size of open interest is a tenth above its lowest of an hour, and the fund has not grown by a hundredth since. */
        INTEREST_RISES("openInterestUp10FundFlatIn1h", 0),
        /** Somebody is in the first fifth of the queue. */
        ALL_LIGHTS("indicatorLights", 0);

        private final String label;
        private final int percent;

        Signal(String label, int percent) {
            this.label = label;
            this.percent = percent;
        }

        /** The signal's name in results. */
        public String label() {
            return label;
        }
    }

    /** All signals that there were, in the order of their names' list. */
    static List<Warning> of(VenueRun run, FundLine fund, MarketHistory market, TimeGrid grid) {
        List<Warning> warnings = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            OptionalInt first = switch (signal) {
                case FUND_DOWN_10, FUND_DOWN_30, FUND_DOWN_50 ->
                    fundDown(fund, steps(FUND_WINDOW, grid), signal.percent);
                case INTEREST_RISES -> interestRises(fund, market, steps(INTEREST_WINDOW, grid));
                case ALL_LIGHTS ->
                    run.lights().stream()
                            .filter(change -> change.lights() == ALL_LIGHTS)
                            .mapToInt(LightChange::step)
                            .min();
            };
            first.ifPresent(step -> warnings.add(new Warning(signal, step)));
        }
        return warnings;
    }

    private static int steps(long millis, TimeGrid grid) {
        return Math.toIntExact(millis / grid.stepMillis());
    }

    private static OptionalInt fundDown(FundLine fund, int window, int percent) {
        Trailing peak = Trailing.highest(window);
        peak.add(-1, fund.start());
        for (int step = 0; step < fund.steps(); step++) {
            long now = fund.at(step);
            peak.add(step, now);
            if (peak.value() > 0
                    && now <= peak.value() - Math.ceilDiv(Math.multiplyExact(peak.value(), percent), HUNDRED)) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    /** In sizes: at the mark a price that comes back would look as if somebody had opened. */
    private static OptionalInt interestRises(FundLine fund, MarketHistory market, int window) {
        Trailing low = Trailing.lowest(window);
        for (int step = 0; step < fund.steps(); step++) {
            long now = market.size(step);
            low.add(step, now);
            boolean isUp = low.value() > 0 && FixedPoint.compareProducts(now, 10, low.value(), 11) >= 0;
            long then = fund.at(low.step());
            if (isUp && fund.at(step) < then + Math.ceilDiv(then, HUNDRED)) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }
}
