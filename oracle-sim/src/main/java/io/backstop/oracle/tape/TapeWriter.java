package io.backstop.oracle.tape;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.population.PositionsWriter;
import java.util.List;

/** Writes the market part of a scenario. */
public final class TapeWriter {

    /** A trillion dollars: sums of them still fit 64 bits. */
    private static final long MOST_NOTIONAL = 1_000_000_000_000_000_000L;

    private TapeWriter() {}

    /**
     * Writes the tape; reads the price file if the scenario names one.
     *
     * @throws io.backstop.model.scenario.InputException if the file is broken or does not cover the clock, or a position
     *     could not have been opened at its entry price on every venue
     */
    public static WrittenTape write(Scenario scenario) {
        WrittenPath path = PathWriter.write(scenario.path(), scenario.grid(), scenario.seed());
        List<SeededPosition> positions = PositionsWriter.write(scenario, path.priceBefore());
        requireRepresentable(scenario, path.prices());
        ScenarioTape tape = new ScenarioTape(
                scenario.grid(),
                path.priceBefore(),
                path.prices(),
                positions,
                scenario.orders(),
                scenario.maxLiquidationsPerBlock());
        return new WrittenTape(tape, path.clampedBars());
    }

    /** Refuses an order that no ledger could hold at the highest price of the tape. */
    private static void requireRepresentable(Scenario scenario, PriceSeries prices) {
        long highest = 0;
        for (int step = 0; step < prices.length(); step++) {
            highest = Math.max(highest, prices.at(step));
        }
        for (TapeOrder order : scenario.orders()) {
            if (isTooLarge(sizeOf(order), highest, scenario.sizeUnit())) {
                throw new InputException("orders: the order of account " + order.account()
                        + " would be worth more than 1000000000000 dollars, must be at most that");
            }
        }
    }

    private static long sizeOf(TapeOrder order) {
        return switch (order) {
            case TapeOrder.Open open -> open.size();
            case TapeOrder.Increase more -> more.size();
            case TapeOrder.Decrease less -> less.size();
            case TapeOrder.Close close -> 0;
        };
    }

    private static boolean isTooLarge(long size, long price, long sizeUnit) {
        try {
            return MarginMaths.notional(size, price, sizeUnit) > MOST_NOTIONAL;
        } catch (ArithmeticException e) {
            return true;
        }
    }
}
