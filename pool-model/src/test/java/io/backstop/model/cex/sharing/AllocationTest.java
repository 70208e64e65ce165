package io.backstop.model.cex.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.deleveraging.AdlRank;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule on the five winners, mostly for a budget of 400. */
class AllocationTest {

    private static final long ONE = 1_000_000_000;
    private static final long PERCENT = 10_000_000;
    private static final ProRata LEVERED = new ProRata(new Weight.Levered(), Endowment.EQUITY);
    private static final QueueOfWealth QUEUE = new QueueOfWealth(AdlRank.LEVERAGE, Endowment.EQUITY);

    @Test
    void queueTakesAllOfTheHighestRankFirst() {
        // Leverage 8, 4, 2, 1, 0.5 of accounts 4, 2, 1, 3, 5.
        assertCuts(QUEUE, 400, 0, 150, 0, 250, 0);
        assertCuts(QUEUE, 1460, 800, 400, 10, 250, 0);
        assertCuts(QUEUE, 9999, 800, 400, 50, 250, 500);
        assertCuts(new QueueOfWealth(AdlRank.LEVERAGE, Endowment.PROFIT), 600, 50, 300, 0, 250, 0);
    }

    @Test
    void wealthProRataTakesTheSameShareFromAll() {
        assertCuts(new ProRata(new Weight.Wealth(), Endowment.EQUITY), 400, 160, 80, 10, 50, 100); // 20 %
    }

    @Test
    void profitProRataSparesCollateral() {
        assertCuts(new ProRata(new Weight.Wealth(), Endowment.PROFIT), 400, 160, 120, 12, 100, 8); // 40 %
        assertCuts(new ProRata(new Weight.Wealth(), Endowment.PROFIT), 5000, 400, 300, 30, 250, 20);
    }

    @Test
    void contractProRataTakesTheSameFromEachContract() {
        ProRata contracts = new ProRata(new Weight.Contracts(), Endowment.EQUITY);

        assertCuts(contracts, 400, 100, 200, 10, 50, 40); // 10 each
        // 25 each would take 500 of account 2's 400; the other 600 are 30 for each of 20 contracts.
        assertCuts(contracts, 1000, 300, 400, 30, 150, 120);
    }

    @Test
    void leveredProRataTakesTheSameFromEachDollarOfNotional() {
        // 400/5500 of 1600, 1600, 50, 2000, 250: 116.36, 116.36, 3.64, 145.45, 18.18. Two units are left for .64 and
        // .45.
        assertCuts(LEVERED, 400, 116, 116, 4, 146, 18);
        // Of profits the weights are 1600·400/800 = 800, 1600·300/400 = 1200, 50·30/50 = 30, 2000 and 250·20/500 = 10,
        // 4040
        // together: 79.21, 118.81, 2.97, 198.02, 0.99. Three units are left for .99, .97 and .81.
        assertCuts(new ProRata(new Weight.Levered(), Endowment.PROFIT), 400, 79, 119, 3, 198, 1);
    }

    @Test
    void riskAwareProRataLeansOnLeverage() {
        // g = λ: weights are notional × λ = 3200, 6400, 50, 16000, 125, 25775 together:
        // 49.66, 99.32, 0.78, 248.30, 1.94. Three units are left for .94, .78 and .66.
        assertCuts(riskAware(new RiskModel.Power(1)), 400, 50, 99, 1, 248, 2);
        // g = 1 is levered pro rata.
        assertCuts(riskAware(new RiskModel.Power(0)), 400, 116, 116, 4, 146, 18);
        // g = max(0, λ − 3) is 1 for account 2 and 5 for account 4: 1600 and 10000. The latter's part of 344.8 is more
        // than
        // its 250, so the other bears 150. All others bear nothing, whatever is missing.
        assertCuts(riskAware(new RiskModel.BeyondThreshold(3 * ONE)), 400, 0, 150, 0, 250, 0);
        assertCuts(riskAware(new RiskModel.BeyondThreshold(3 * ONE)), 2000, 0, 400, 0, 250, 0);
    }

    @Test
    void aCappedShareFlowsOnToTheOthers() {
        // 300 must be left to everybody: at most 500, 100, 0, 0 and 200 may be taken.
        ProRata leave = new ProRata(new Weight.Wealth(), Endowment.EQUITY, new CutLimit(ONE, 300));

        // 400 over 800 + 400 + 500: 188.2, 94.1, 117.6; one unit is left for .6.
        assertCuts(leave, 400, 188, 94, 0, 0, 118);
        // 600 would be 141 for account 2, so 100; 500 over 800 + 500: 307.7 and 192.3.
        assertCuts(leave, 600, 308, 100, 0, 0, 192);
        // At most 15 %: 120, 60, 7, 37, 75.
        assertCuts(
                new ProRata(new Weight.Wealth(), Endowment.EQUITY, new CutLimit(15 * PERCENT, 0)),
                400,
                120,
                60,
                7,
                37,
                75);
    }

    @Test
    void onlyTheLargestPositionsAreAskedAndTiesGoByAccount() {
        // 2000 is the largest notional, and of the two of 1600 account 1's counts; by contracts 10 to 5.
        assertCuts(
                new LargestPositions(2, new ProRata(new Weight.Contracts(), Endowment.EQUITY)), 300, 200, 0, 0, 100, 0);
    }

    @Test
    void hybridIsAFifthQueueAndTheRestLevered() {
        // 80 from account 4; 320/5500 of the notionals: 93.09, 93.09, 2.91, 116.36, 14.55; two left for .91 and .55.
        assertCuts(new SplitAllocation(20 * PERCENT, QUEUE, LEVERED), 400, 93, 93, 3, 80 + 116, 15);
        // All from the first, which finds 250 at the largest position; 50/3500 of the other notionals: 22.86, 22.86,
        // 0.71,
        // 3.57; three left for .86, .86 and .71.
        assertCuts(new SplitAllocation(ONE, new LargestPositions(1, QUEUE), LEVERED), 300, 23, 23, 1, 250, 3);
    }

    @Test
    void wholeLotsGoToWhoeverThenHasTheSmallestHaircut() {
        // A lot of 1 costs 30. 400 need ⌈13.3⌉ = 14 of them: 5.6, 2.8, 0.35, 1.75, 3.5 by wealth, so 5, 2, 0, 1, 3.
        // The next lot would make 6/800, 3/400, 1/50, 2/250, 4/500: account 1 and 2 (0.0075), then 4 (0.008, before 5).
        WholeLots least = new WholeLots(1, 30, Endowment.EQUITY, WholeLots.Remainder.LEAST_HAIRCUT);
        assertCuts(least, 400, 180, 90, 0, 60, 90);
        // 13 lots without the remainder: 5.2, 2.6, 0.325, 1.625, 3.25.
        WholeLots open = new WholeLots(1, 30, Endowment.EQUITY, WholeLots.Remainder.OPEN);
        assertCuts(open, 400, 150, 60, 0, 30, 90);
        // Nobody closes more lots than he holds or can pay: 10, 13 (400 ÷ 30), 1, 5, 4.
        assertCuts(least, 5000, 300, 390, 30, 150, 120);
    }

    @Test
    void nobodyIsThereOrNothingIsToBeTaken() {
        for (Allocation rule : List.of(
                QUEUE,
                LEVERED,
                new SplitAllocation(20 * PERCENT, QUEUE, LEVERED),
                new LargestPositions(10, LEVERED),
                new WholeLots(1, 30, Endowment.EQUITY, WholeLots.Remainder.LEAST_HAIRCUT))) {
            assertThat(rule.cuts(400, List.of())).isEmpty();
            assertCuts(rule, 0, 0, 0, 0, 0, 0);
        }
    }

    @Test
    void figuresAreChecked() {
        assertThatThrownBy(() -> new CutLimit(ONE + 1, 0)).hasMessageStartingWith("most must be from 0");
        assertThatThrownBy(() -> new LargestPositions(0, QUEUE)).hasMessageStartingWith("count must be from 1");
        assertThatThrownBy(() -> new SplitAllocation(-1, QUEUE, QUEUE)).hasMessageStartingWith("firstShare must be");
        assertThatThrownBy(() -> new RiskModel.Power(3)).hasMessage("exponent must be from 0 to 2, was 3");
    }

    private static ProRata riskAware(RiskModel model) {
        return new ProRata(new Weight.RiskAware(model), Endowment.EQUITY);
    }

    private static void assertCuts(Allocation rule, long budget, long... expected) {
        assertThat(rule.cuts(budget, FiveWinners.ALL)).containsExactly(expected);
    }
}
