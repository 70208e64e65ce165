package io.backstop.simulator.report;

import io.backstop.model.cex.FundRecord;
import io.backstop.model.cex.fund.Drawdown;
import io.backstop.model.cex.fund.FundEntry;
import io.backstop.model.cex.fund.FundFlow;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.CoinDollars;
import io.backstop.model.venue.VenueRun;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The insurance fund of one run of a book venue; what is in coins is told in dollars at the index of its step too. */
record FundFigures(VenueRun run, FundRecord record, TimeGrid grid) {

    /** The funds of all book venues of a comparison. */
    static Stream<FundFigures> ofAll(Comparison comparison) {
        return comparison.runs().stream().flatMap(run -> of(run, comparison).stream());
    }

    /** The fund of a run, if its venue is a book. */
    static Optional<FundFigures> of(VenueRun run, Comparison comparison) {
        TimeGrid grid = comparison.tape().grid();
        return comparison.venue(run.id()) instanceof VenueSpec.Cex venue
                ? Optional.of(new FundFigures(
                        run, FundRecord.of(run.ledger(), grid, venue.policies().peakWindow()), grid))
                : Optional.empty();
    }

    boolean isCoin() {
        return run.coinPrices() != null;
    }

    /** Micro-dollars of an amount at the index of a time, rounded down. */
    long dollars(long amount, long time) {
        PriceSeries prices = run.coinPrices();
        return prices == null ? amount : CoinDollars.of(amount, prices.at(grid.firstAt(time)));
    }

    /** Its largest fall within its window, as a share of the peak (1e-9, rounded down); 0 where it had nothing. */
    long worstRatio() {
        Drawdown worst = record.worst();
        return worst.base() == 0 ? 0 : FixedPoint.mulDivFloor(worst.fall(), FixedPoint.RATIO_ONE, worst.base());
    }

    /** What came in, or went out, by kind in micro-dollars: each change at the index of its step, rounded down. */
    Map<FundFlow, Long> dollarFlows(boolean comesIn) {
        Map<FundFlow, Long> sums = new EnumMap<>(FundFlow.class);
        for (FundEntry entry : record.changes()) {
            if (entry.amount() > 0 == comesIn && entry.amount() != 0) {
                sums.merge(entry.flow(), dollars(Math.abs(entry.amount()), entry.time()), Math::addExact);
            }
        }
        return sums;
    }

    /** A kind of change in results. */
    static String label(FundFlow flow) {
        return switch (flow) {
            case SURPLUS -> "surplus";
            case CLEARANCE_FEE -> "clearanceFee";
            case TRADING_FEE_SHARE -> "tradingFeeShare";
            case INJECTION -> "injection";
            case FUNDING_PAYMENT -> "fundingPayment";
            case OTHER_CONTRACT -> "otherContract";
            case SHORTFALL -> "shortfall";
        };
    }
}
