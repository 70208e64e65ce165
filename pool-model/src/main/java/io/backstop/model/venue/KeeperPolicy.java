package io.backstop.model.venue;

import io.backstop.model.market.LiquidationIndex;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import io.backstop.model.units.FixedPoint;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Whom to liquidate, and in which order: a pure rule that keepers, mirror and book engine share. */
public final class KeeperPolicy {

    private static final int[] NOBODY = {};

    private final MarketRules rules;

    /** The policy under these rules. */
    public KeeperPolicy(MarketRules rules) {
        this.rules = rules;
    }

    /**
     * Liquidatable accounts, lowest trigger equity ÷ maintenance margin first, ties by account id.
     *
     * @param price the mark that decides (1e-8 dollar)
     * @param leaveOut accounts that are already being liquidated
     * @param most at most so many accounts
     */
    public int[] decide(PositionTable positions, LiquidationIndex index, long price, IntPredicate leaveOut, int most) {
        if (index.isQuiet(price)) {
            return NOBODY;
        }
        IntStream.Builder found = IntStream.builder();
        index.candidates(price, account -> {
            if (!leaveOut.test(account) && isLiquidatable(positions, account, price)) {
                found.add(account);
            }
        });
        return mostUnderwaterFirst(positions, price, found.build(), most);
    }

    private int[] mostUnderwaterFirst(PositionTable positions, long price, IntStream accounts, int most) {
        return accounts.mapToObj(account -> health(positions, account, price))
                .sorted()
                .limit(most)
                .mapToInt(Health::account)
                .toArray();
    }

    private boolean isLiquidatable(PositionTable positions, int account, long price) {
        return MarginMaths.isLiquidatable(
                rules, positions.collateral(account), positions.size(account), positions.entryPrice(account), price);
    }

    private Health health(PositionTable positions, int account, long price) {
        long size = positions.size(account);
        long equity = MarginMaths.triggerEquity(
                rules, positions.collateral(account), size, positions.entryPrice(account), price);
        return new Health(account, equity, MarginMaths.maintenanceMargin(rules, size, price));
    }

    private record Health(int account, long equity, long maintenanceMargin) implements Comparable<Health> {

        @Override
        public int compareTo(Health other) {
            int ratio = FixedPoint.compareProducts(equity, other.maintenanceMargin, other.equity, maintenanceMargin);
            return ratio != 0 ? ratio : Integer.compare(account, other.account);
        }
    }
}
