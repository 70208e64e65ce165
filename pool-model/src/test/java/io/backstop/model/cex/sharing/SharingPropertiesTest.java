package io.backstop.model.cex.sharing;

import static io.backstop.model.cex.sharing.FiveWinners.winner;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.deleveraging.AdlRank;
import io.backstop.model.cex.deleveraging.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the rules for any winners, over seeds. */
class SharingPropertiesTest {

    private static final int SEEDS = 2000;
    private static final long ONE = 1_000_000_000;
    private static final Allocation WEALTH = new ProRata(new Weight.Wealth(), Endowment.EQUITY);
    private static final Allocation QUEUE = new QueueOfWealth(AdlRank.BITMEX, Endowment.EQUITY);

    static Stream<Allocation> rulesOfExactSums() {
        ProRata levered = new ProRata(new Weight.Levered(), Endowment.EQUITY);
        return Stream.of(
                QUEUE,
                new QueueOfWealth(AdlRank.HYPERLIQUID, Endowment.EQUITY),
                WEALTH,
                new ProRata(new Weight.Contracts(), Endowment.EQUITY),
                levered,
                new ProRata(new Weight.RiskAware(new RiskModel.Power(2)), Endowment.EQUITY),
                new SplitAllocation(ONE / 5, QUEUE, levered));
    }

    @ParameterizedTest
    @MethodSource("rulesOfExactSums")
    void cutsSumUpToTheBudgetOrToAllThereIs(Allocation rule) {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = winners(random);
            long wealth = winners.stream().mapToLong(Standing::equity).sum();
            long budget = random.nextLong(0, wealth + wealth / 4);

            long[] cuts = rule.cuts(budget, winners);

            assertThat(Arrays.stream(cuts).sum()).as("seed %d", seed).isEqualTo(Math.min(budget, wealth));
            for (int i = 0; i < cuts.length; i++) {
                assertThat(cuts[i]).isBetween(0L, winners.get(i).equity());
            }
        }
    }

    @Test
    void aLimitBindsEverybodyAndWholeLotsTakeLessThanOneTooMuch() {
        CutLimit limit = new CutLimit(ONE / 3, 40);
        Allocation limited = new ProRata(new Weight.Levered(), Endowment.PROFIT, limit);
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = winners(random);
            long wealth = winners.stream().mapToLong(Standing::equity).sum();
            long budget = random.nextLong(0, wealth);
            long perLot = random.nextLong(1, 60);

            long[] cuts = limited.cuts(budget, winners);
            long least =
                    sum(new WholeLots(1, perLot, Endowment.EQUITY, WholeLots.Remainder.LEAST_HAIRCUT), budget, winners);
            long open = sum(new WholeLots(1, perLot, Endowment.EQUITY, WholeLots.Remainder.OPEN), budget, winners);

            for (int i = 0; i < cuts.length; i++) {
                assertThat(cuts[i]).isBetween(0L, limit.of(Endowment.PROFIT.of(winners.get(i))));
            }
            assertThat(Arrays.stream(cuts).sum()).isLessThanOrEqualTo(budget);
            assertThat(least).isLessThan(budget + perLot);
            assertThat(open).isLessThanOrEqualTo(budget).isLessThanOrEqualTo(least);
        }
    }

    /** No other number of lots, tried one by one, meets the budget with a smaller largest haircut. */
    @Test
    void wholeLotsHaveTheLeastLargestHaircut() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = new ArrayList<>();
            for (int account = 0; account < 3; account++) {
                long equity = random.nextLong(20, 200);
                winners.add(winner(account, equity, equity / 2, random.nextLong(1, 7), 2 * equity));
            }
            long perLot = random.nextLong(5, 30);
            long budget = random.nextLong(1, 150);
            Allocation rule = new WholeLots(1, perLot, Endowment.EQUITY, WholeLots.Remainder.LEAST_HAIRCUT);
            long[] cuts = rule.cuts(budget, winners);
            if (Arrays.stream(cuts).sum() >= budget) {
                assertThat(largest(cuts, winners)).isEqualTo(bestByTrying(budget, perLot, winners));
            }
        }
    }

    /** To a unit: the parts are whole. */
    @Test
    void proRataKeepsTheOrderOfWealth() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = winners(random);
            long[] cuts = WEALTH.cuts(random.nextLong(0, 3000), winners);

            assertThat(disorder(winners, cuts)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void proRataTakesTheSameFromAnAccountInPieces() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = winners(random);
            List<Standing> split = split(winners, random);
            long budget = random.nextLong(0, 3000);

            long whole = WEALTH.cuts(budget, winners)[0];
            long[] parts = WEALTH.cuts(budget, split);

            assertThat(Math.abs(parts[0] + parts[1] - whole))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void proRataTakesAThousandTimesAsMuchWhereEverythingIsAThousandTimesAsLarge() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = winners(random);
            List<Standing> large = winners.stream()
                    .map(one -> winner(
                            one.account(), 1000 * one.equity(), 1000 * one.profit(), -one.size(), one.notional()))
                    .toList();
            long budget = random.nextLong(0, 3000);

            long[] cuts = WEALTH.cuts(budget, winners);
            long[] largeCuts = WEALTH.cuts(1000 * budget, large);

            for (int i = 0; i < cuts.length; i++) {
                assertThat(Math.abs(largeCuts[i] - 1000 * cuts[i])).isLessThanOrEqualTo(1000);
            }
        }
    }

    /** Ranked by profit, 100 come before 60 and lose all; in two halves they come after and lose 40. */
    @Test
    void splittingAnAccountEscapesAQueue() {
        Allocation byProfit = new QueueOfWealth(AdlRank.PROFIT, Endowment.EQUITY);
        Standing other = winner(9, 60, 60, 1, 60);

        assertThat(byProfit.cuts(100, List.of(winner(1, 100, 100, 2, 100), other)))
                .containsExactly(100, 0);
        assertThat(byProfit.cuts(100, List.of(winner(1, 50, 50, 1, 50), winner(2, 50, 50, 1, 50), other)))
                .containsExactly(40, 0, 60);
    }

    /** Nor by BitMEX's rank, where collateral can be moved between the halves. */
    @Test
    void aQueueDoesNeither() {
        long orderBroken = 0;
        long gainedBySplitting = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = winners(random);
            List<Standing> split = split(winners, random);
            long budget = random.nextLong(0, 3000);
            long[] cuts = QUEUE.cuts(budget, winners);
            long[] parts = QUEUE.cuts(budget, split);

            orderBroken += disorder(winners, cuts) > 1 ? 1 : 0;
            gainedBySplitting += parts[0] + parts[1] < cuts[0] - 2 ? 1 : 0;
        }

        assertThat(orderBroken).isPositive();
        assertThat(gainedBySplitting).isPositive();
    }

    @Test
    void whoIsFirstInAQueueKeepsLeastOfAllRules() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Standing> winners = winners(random);
            int first = winners.indexOf(AdlRank.BITMEX.highestFirst(winners).getFirst());
            long budget = random.nextLong(0, 3000);
            long byQueue = QUEUE.cuts(budget, winners)[first];

            rulesOfExactSums()
                    .forEach(rule ->
                            assertThat(rule.cuts(budget, winners)[first]).isLessThanOrEqualTo(byQueue));
        }
    }

    private static List<Standing> winners(SplittableRandom random) {
        List<Standing> winners = new ArrayList<>();
        int count = random.nextInt(1, 12);
        for (int account = 0; account < count; account++) {
            long equity = random.nextLong(1, 1000);
            long profit = random.nextLong(1, 1 + equity);
            winners.add(winner(account, equity, profit, random.nextLong(1, 100), random.nextLong(1, 5000)));
        }
        return winners;
    }

    /** The first account in two: collateral as the trader likes, position and profit by halves. */
    private static List<Standing> split(List<Standing> winners, SplittableRandom random) {
        Standing first = winners.getFirst();
        long profit = first.profit() / 2;
        long collateral = random.nextLong(0, first.collateral() + 1);
        long equity = profit + collateral;
        List<Standing> split = new ArrayList<>(winners);
        split.set(0, winner(first.account(), equity, profit, Math.max(1, -first.size() / 2), first.notional() / 2));
        split.add(
                1,
                winner(
                        100,
                        first.equity() - equity,
                        first.profit() - profit,
                        Math.max(1, -first.size() / 2),
                        first.notional() - first.notional() / 2));
        return split;
    }

    /** By how much a richer winner ends below a poorer one at worst. */
    private static long disorder(List<Standing> winners, long[] cuts) {
        long worst = 0;
        for (int i = 0; i < cuts.length; i++) {
            for (int j = 0; j < cuts.length; j++) {
                if (winners.get(i).equity() >= winners.get(j).equity()) {
                    long left = winners.get(i).equity() - cuts[i];
                    worst = Math.max(worst, winners.get(j).equity() - cuts[j] - left);
                }
            }
        }
        return worst;
    }

    private static long sum(Allocation rule, long budget, List<Standing> winners) {
        return Arrays.stream(rule.cuts(budget, winners)).sum();
    }

    private static double largest(long[] cuts, List<Standing> winners) {
        double largest = 0;
        for (int i = 0; i < cuts.length; i++) {
            largest = Math.max(largest, (double) cuts[i] / winners.get(i).equity());
        }
        return largest;
    }

    private static double bestByTrying(long budget, long perLot, List<Standing> winners) {
        double best = Double.MAX_VALUE;
        long[] most = winners.stream()
                .mapToLong(each -> Math.min(-each.size(), each.equity() / perLot))
                .toArray();
        for (long a = 0; a <= most[0]; a++) {
            for (long b = 0; b <= most[1]; b++) {
                for (long c = 0; c <= most[2]; c++) {
                    long[] cuts = {a * perLot, b * perLot, c * perLot};
                    if (Arrays.stream(cuts).sum() >= budget) {
                        best = Math.min(best, largest(cuts, winners));
                    }
                }
            }
        }
        return best;
    }
}
