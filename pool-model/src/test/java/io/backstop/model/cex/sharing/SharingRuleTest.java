package io.backstop.model.cex.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.deleveraging.AdlRank;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a wave reports: a shortfall of 500, of which pockets can pay 100; the closes cost 350, the positions ask for 650. */
class SharingRuleTest {

    private static final long ONE = 1_000_000_000;
    private static final long PERCENT = 10_000_000;
    private static final Loss LOSS = new Loss(500, 100, 350, 650);
    private static final Severity ALL = new Severity.Share(ONE);
    private static final Allocation QUEUE = new QueueOfWealth(AdlRank.LEVERAGE, Endowment.EQUITY);
    private static final Allocation WEALTH = new ProRata(new Weight.Wealth(), Endowment.EQUITY);

    @Test
    void aQueueInProductionTakesWhatThePositionsAskFor() {
        Wave wave = new SharingRule(new Severity.AsAsked(), QUEUE).settle(LOSS, FiveWinners.ALL);

        assertThat(wave.cuts()).containsExactly(0, 400, 0, 250, 0);
        // 650 − 350 over the closes' cost, 650 − 400 over the deficit, two winners lost all they had.
        assertThat(wave.report()).isEqualTo(new WaveReport(400, 650, 650, 300, 250, 0, ONE, 2));
    }

    @Test
    void aSmartQueueTakesNoMoreThanTheDeficit() {
        WaveReport report =
                new SharingRule(ALL, QUEUE).settle(LOSS, FiveWinners.ALL).report();

        assertThat(report).isEqualTo(new WaveReport(400, 400, 400, 50, 0, 0, ONE, 2));
    }

    @Test
    void proRataHurtsNobodyMoreThanTheOthers() {
        Wave wave = new SharingRule(ALL, WEALTH).settle(LOSS, FiveWinners.ALL);

        assertThat(wave.cut(3)).isEqualTo(50);
        assertThat(wave.report()).isEqualTo(new WaveReport(400, 400, 400, 50, 0, 0, 20 * PERCENT, 5));
    }

    @Test
    void wholeLotsMayTakeUpToOneMoreThanIsNeeded() {
        Allocation lots = new WholeLots(1, 30, Endowment.EQUITY, WholeLots.Remainder.LEAST_HAIRCUT);

        WaveReport report =
                new SharingRule(ALL, lots).settle(LOSS, FiveWinners.ALL).report();

        // 14 lots are 420; account 4 loses 60 of 250.
        assertThat(report).isEqualTo(new WaveReport(400, 400, 420, 70, 0, 0, 24 * PERCENT, 4));
    }

    @Test
    void whatWinnersDoNotHaveIsTheResidual() {
        WaveReport report = new SharingRule(ALL, WEALTH)
                .settle(Loss.of(5000), FiveWinners.ALL)
                .report();

        assertThat(report).isEqualTo(new WaveReport(5000, 5000, 2000, -3000, 0, 3000, ONE, 5));
    }

    @Test
    void pocketsThatCoverEverythingLeaveNothingToTake() {
        WaveReport report = new SharingRule(ALL, WEALTH)
                .settle(new Loss(500, 600, 0, 0), FiveWinners.ALL)
                .report();

        assertThat(report).isEqualTo(new WaveReport(0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void backoffTakesLessInEveryWaveDownToItsLeast() {
        SharingRule rule = new SharingRule(new Severity.Backoff(50 * PERCENT, 30 * PERCENT), WEALTH);

        // 50 %, then max(25 %, 30 %), then 30 % again, of 400.
        assertThat(List.of(budget(rule), budget(rule), budget(rule))).containsExactly(200L, 120L, 120L);
    }

    @Test
    void aFixedShareLeavesAResidual() {
        SharingRule rule = new SharingRule(new Severity.Share(50 * PERCENT), WEALTH);

        assertThat(rule.settle(LOSS, FiveWinners.ALL).report())
                .isEqualTo(new WaveReport(400, 200, 200, -150, 0, 200, 10 * PERCENT, 5));
    }

    @Test
    void overshootAtAHorizonComparesTwoReplays() {
        // The first lost 30 by it, the second gained 10 (it was closed before the price turned), the third nothing.
        assertThat(AdlOvershoot.between(new long[] {100, 50, 7}, new long[] {70, 60, 7}, 12))
                .isEqualTo(18);
        assertThat(AdlOvershoot.between(new long[] {5}, new long[] {5}, 12)).isEqualTo(-12);
        assertThatThrownBy(() -> AdlOvershoot.between(new long[1], new long[2], 0))
                .hasMessage("both replays need the same accounts, had 1 and 2");
    }

    private static long budget(SharingRule rule) {
        return rule.settle(LOSS, FiveWinners.ALL).report().budget();
    }
}
