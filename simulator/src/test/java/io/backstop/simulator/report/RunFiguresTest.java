package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFiguresTest {

    private static final long DOLLAR = TinyRun.DOLLAR;

    /** The insurance fund's 200 are gone after the first step, when the vault still has its 500. */
    @Test
    void aFundOfWhichTheVaultIsLeftIsNotDepleted() {
        VenueRun run = withFund();
        run.ledger().transfer(0, Account.INSURANCE_FUND, Account.EXTERNAL, 200 * DOLLAR, Reason.TRADE);

        assertThat(figure(run, RunFigures.DEPLETED)).isEqualTo("0");
    }

    /** Each is empty once, the fund after the first step and the vault after the second, in which the fund got 50: never both at once. */
    @Test
    void pocketsThatAreEmptyOneAfterTheOtherAreNoDepletedFund() {
        VenueRun run = withFund();
        run.ledger().transfer(0, Account.INSURANCE_FUND, Account.EXTERNAL, 200 * DOLLAR, Reason.TRADE);
        run.ledger().transfer(1, Account.EXTERNAL, Account.INSURANCE_FUND, 50 * DOLLAR, Reason.TRADE);
        run.ledger().transfer(1, Account.BACKSTOP_VAULT, Account.EXTERNAL, 600 * DOLLAR, Reason.TRADE);

        assertThat(figure(run, RunFigures.DEPLETED)).isEqualTo("0");
    }

    /** 200 and 500 are gone after the first step; that the vault has 100 after the second does not undo it. */
    @Test
    void aFundThatWasEmptyOnceWasDepleted() {
        VenueRun run = withFund();
        run.ledger().transfer(0, Account.INSURANCE_FUND, Account.EXTERNAL, 200 * DOLLAR, Reason.TRADE);
        run.ledger().transfer(0, Account.BACKSTOP_VAULT, Account.EXTERNAL, 500 * DOLLAR, Reason.TRADE);

        assertThat(figure(run, RunFigures.DEPLETED)).isEqualTo("1");
        assertThat(figure(run, "outcomes.times.fundDepletedMillis")).isEqualTo("0");
    }

    @Test
    void aVenueWithoutAFundHasNoneToLose() {
        assertThat(RunFigures.of(TinyRun.quiet(), TinyRun.comparison(TinyRun.quiet())))
                .extracting(RunFigure::name)
                .doesNotContain(RunFigures.DEPLETED);
    }

    /** The fund is 15 % down in the first second, never 30 %. */
    @Test
    void aSignThatNeverCameIsAFigureWithoutAValue() {
        assertThat(figure(TinyRun.deleveraged(), "warnings.fundDown10In8h.millis"))
                .isEqualTo("0");
        assertThat(figure(TinyRun.deleveraged(), "warnings.fundDown30In8h.millis"))
                .isEqualTo(RunFigure.NEVER);
    }

    /**
     * From 2000 to 1950: the long of 100 has lost 5000 and the short of 40 has won 2000, and both stay open. No cash moves, and depositors have won
     * 3000. Where juniors have 65 % of gains, 1950 of it is theirs.
     */
    @Test
    void whatOpenPositionsHaveLostIsNoLossOfDepositors(@TempDir Path folder) throws IOException {
        Comparison comparison = Replayed.comparison(folder, """
            name: open
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 20}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}, {at: 9s, price: 2000}, {at: 10s, price: 1950}]}}
            market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%, maxAge: 1h}
            positions:
              list:
                - {account: 1, size: 100, entryPrice: 2000, collateral: 20000}
                - {account: 2, size: -40, entryPrice: 2000, collateral: 20000}
            venues:
              - {id: alone, type: pool, closeMode: ORACLE, oracle: {delay: 0s, heartbeat: 1h, deviationThreshold: 0}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s}}
              - {id: classes, type: pool, closeMode: ORACLE, oracle: {delay: 0s, heartbeat: 1h, deviationThreshold: 0}, lpCapital: 1000000,
                 pockets: [{pocket: juniorLp, capital: 65%, loss: 65%, gain: 65%}, lp], keeper: {latency: 1s}}
            """);
        VenueRun alone = comparison.runs().getFirst();
        VenueRun classes = comparison.runs().getLast();

        assertThat(figure(alone, comparison, "lpNetResult")).isEqualTo("0.000000");
        assertThat(figure(alone, comparison, "outcomes.lp.result")).isEqualTo("3000.000000");
        assertThat(figure(alone, comparison, "pockets.lp.loss")).isEqualTo("-3000.000000");
        // Of a gain the pool's virtual shares keep a micro-dollar, which the junior lacks.
        assertThat(figure(classes, comparison, "pockets.juniorLp.loss")).isEqualTo("-1949.999999");
        assertThat(figure(classes, comparison, "pockets.lp.loss")).isEqualTo("-1050.000001");
    }

    /** A book's pocket is no counterparty: the long of 10 has lost 1000 to the house, and nobody has touched the pocket. */
    @Test
    void aBooksPocketLosesWhatItPays(@TempDir Path folder) throws IOException {
        Comparison comparison = Replayed.comparison(folder, """
            name: pocket
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 20}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}, {at: 9s, price: 2000}, {at: 10s, price: 1900}]}}
            market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%, maxAge: 1h}
            positions: {list: [{account: 1, size: 10, entryPrice: 2000, collateral: 20000}]}
            venues:
              - {id: book, type: cex, book: {tickSize: 0.5, halfSpread: 1bps, levelGap: 2bps, levels: 10, depthPerLevel: 100000, refill: 10s}, mark: {basisWindow: 150s}, insuranceFund: 500, pockets: [{pocket: lp, balance: 1000}]}
            """);
        VenueRun book = comparison.runs().getFirst();

        assertThat(figure(book, comparison, "pockets.lp.start")).isEqualTo("1000.000000");
        assertThat(figure(book, comparison, "pockets.lp.end")).isEqualTo("1000.000000");
        assertThat(figure(book, comparison, "pockets.lp.loss")).isEqualTo("0.000000");
    }

    /** A vault of 500, and of 600 after the second step, beside an insurance fund of 200. */
    private static VenueRun withFund() {
        VenueRun run = TinyRun.vault();
        run.ledger().transfer(-1, Account.EXTERNAL, Account.INSURANCE_FUND, 200 * DOLLAR, Reason.FUNDING);
        return run;
    }

    private static String figure(VenueRun run, String name) {
        return figure(run, TinyRun.comparison(run), name);
    }

    private static String figure(VenueRun run, Comparison comparison, String name) {
        List<RunFigure> figures = RunFigures.of(run, comparison);
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
