package io.backstop.model.outcome;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.List;

/**
 * All figures of one run.
 *
 * @param pockets what each pocket had, got and gave
 * @param deleveraged times that a winner was closed, in whole or in part, also at the mark
 * @param paidByMargin what the margin of those who were liquidated bore of their losses, micro-dollars, without funding and fees
 * @param residualReturned what the owners of forced closes kept, micro-dollars
 * @param lp of the depositors; of a book venue it tells nothing
 * @param cohorts of the traders, where they are told apart
 */
public record Outcome(
        List<PocketFlow> pockets,
        FundLine fund,
        FundCover cover,
        Haircuts haircuts,
        Times times,
        List<Warning> warnings,
        long deleveraged,
        long paidByMargin,
        long residualReturned,
        LpOutcome lp,
        KeeperOutcome keeper,
        List<CohortOutcome> cohorts) {

    /** Keeps the lists as they are. */
    public Outcome {
        pockets = List.copyOf(pockets);
        warnings = List.copyOf(warnings);
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Reads a run.
     *
     * @param index of the tape
     * @param sizeUnit market units in one whole base unit
     * @param cohorts who belongs together
     */
    public static Outcome of(VenueRun run, TimeGrid grid, IndexPrices index, long sizeUnit, List<Members> cohorts) {
        return of(run, MarketHistory.of(run, sizeUnit), grid, index, sizeUnit, cohorts);
    }

    /**
     * The same for whoever has the run's history of the market.
     *
     * @param market of this run and size unit
     */
    public static Outcome of(
            VenueRun run,
            MarketHistory market,
            TimeGrid grid,
            IndexPrices index,
            long sizeUnit,
            List<Members> cohorts) {
        FundLine fund = FundLine.of(run);
        return new Outcome(
                PocketFlow.of(run),
                fund,
                FundCover.of(run, fund, market),
                Haircuts.of(run, fund),
                Times.of(run, grid),
                Warning.of(run, fund, market, grid),
                run.deleveraged().count(),
                MarginLoss.of(run, sizeUnit),
                run.liquidations().stream()
                        .filter(Liquidation::forced)
                        .mapToLong(Liquidation::payout)
                        .reduce(0, Math::addExact),
                LpOutcome.of(run, market),
                KeeperOutcome.of(run),
                cohorts.stream()
                        .map(members -> CohortOutcome.of(run, members, grid, index, sizeUnit))
                        .toList());
    }
}
