package io.backstop.model.scenario;

import io.backstop.model.market.Report;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * What signers report beside the price.
 *
 * @param confidence half the width in which the price is believed to lie, as a part of the price (1e-9), at least
 * @param spread from bid to ask, as a part of the price (1e-9); the price lies in the middle
 */
public record ReportFigures(long confidence, long spread) {

    /** A price without a doubt. */
    public static final ReportFigures NONE = new ReportFigures(0, 0);

    /** Checks the figures. */
    public ReportFigures {
        Figures.requireWithin("confidence", confidence, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("spread", spread, 0, FixedPoint.RATIO_ONE);
    }

    /** The report of an update; its observers may be less sure than these figures say. A side that it lacks is 0. */
    public Report report(OracleUpdate update, long validFrom) {
        Report sure = report(update.price(), update.publishTime(), validFrom);
        return new Report(
                sure.price(),
                Math.max(sure.confidence(), update.confidence()),
                update.missing() == ReportSide.BID ? 0 : sure.bid(),
                update.missing() == ReportSide.ASK ? 0 : sure.ask(),
                sure.publishTime(),
                sure.validFrom());
    }

    /**
     * The report of an observation; confidence and half the spread are rounded down.
     *
     * @param price 1e-8 dollar
     * @param publishTime epoch seconds
     * @param validFrom epoch seconds
     * @throws InputException if the ask does not fit 64 bits
     */
    public Report report(long price, long publishTime, long validFrom) {
        long half = FixedPoint.mulDivFloor(price, spread, 2 * FixedPoint.RATIO_ONE);
        return new Report(
                price,
                FixedPoint.mulDivFloor(price, confidence, FixedPoint.RATIO_ONE),
                price - half,
                ask(price, half),
                publishTime,
                validFrom);
    }

    private static long ask(long price, long half) {
        try {
            return Math.addExact(price, half);
        } catch (ArithmeticException e) {
            throw new InputException("source.spread: the ask of a price of " + price
                    + " (1e-8 dollar) does not fit 64 bits, must be smaller");
        }
    }
}
