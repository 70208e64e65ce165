package io.backstop.model.venue;

import io.backstop.model.market.LiquidationIndex;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Whom to liquidate, and in which order: a pure rule that keepers, mirror and book engine share. */
public final class KeeperPolicy {

    private static final int[] NOBODY = {};

    private final MarketRules rules;
    private final @Nullable HealthReader reader;
    private final @Nullable AccountChoice selection;

    /** The policy under rules that say all about a position's health. */
    public KeeperPolicy(MarketRules rules) {
        this(rules, null, null);
    }

    /**
     * The policy under these rules.
     *
     * @param reader is asked about each candidate; null if the rules say all
     * @param selection whom it takes, and in which order; null if all, lowest trigger equity ÷ maintenance margin first, ties
     *     by account id
     */
    public KeeperPolicy(MarketRules rules, @Nullable HealthReader reader, @Nullable AccountChoice selection) {
        this.rules = rules;
        this.reader = reader;
        this.selection = selection;
    }

    /**
     * Liquidatable accounts in the order in which they should be liquidated.
     *
     * @param price the mark that decides (1e-8 dollar)
     * @param leaveOut accounts that are already being liquidated
     * @param most at most so many accounts
     */
    public int[] decide(PositionTable positions, LiquidationIndex index, long price, IntPredicate leaveOut, int most) {
        if (index.isQuiet(price)) {
            return NOBODY;
        }
        return selection == null
                ? mostUrgent(positions, index, price, leaveOut, most)
                : selection.choose(liquidatable(positions, index, price, leaveOut), positions, price, most);
    }

    private List<Health> liquidatable(
            PositionTable positions, LiquidationIndex index, long price, IntPredicate leaveOut) {
        List<Health> found = new ArrayList<>();
        index.candidates(price, account -> {
            if (!leaveOut.test(account)) {
                Health health = reader == null ? health(positions, account, price) : reader.read(account);
                if (health.isLiquidatable()) {
                    found.add(health);
                }
            }
        });
        return found;
    }

    private int[] mostUrgent(
            PositionTable positions, LiquidationIndex index, long price, IntPredicate leaveOut, int most) {
        // In a cascade far more accounts wait than fit into one block: only as many as fit are kept in order.
        PriorityQueue<Health> mostUrgent = new PriorityQueue<>(Comparator.reverseOrder());
        index.candidates(price, account -> {
            if (leaveOut.test(account)) {
                return;
            }
            if (reader != null) {
                keepIfLiquidatable(mostUrgent, reader.read(account), most);
            } else if (isLiquidatable(positions, account, price)) {
                keep(mostUrgent, health(positions, account, price), most);
            }
        });
        return mostUnderwaterFirst(mostUrgent);
    }

    private static void keepIfLiquidatable(PriorityQueue<Health> mostUrgent, Health health, int most) {
        if (health.isLiquidatable()) {
            keep(mostUrgent, health, most);
        }
    }

    /** Adds an account unless there are so many that are more urgent. */
    private static void keep(PriorityQueue<Health> mostUrgent, Health health, int most) {
        if (mostUrgent.size() < most) {
            mostUrgent.add(health);
        } else if (health.compareTo(mostUrgent.element()) < 0) {
            mostUrgent.remove();
            mostUrgent.add(health);
        }
    }

    private static int[] mostUnderwaterFirst(PriorityQueue<Health> leastUrgentFirst) {
        int[] accounts = new int[leastUrgentFirst.size()];
        for (int place = accounts.length - 1; place >= 0; place--) {
            accounts[place] = leastUrgentFirst.remove().account();
        }
        return accounts;
    }

    private boolean isLiquidatable(PositionTable positions, int account, long price) {
        return MarginMaths.isLiquidatable(
                rules, positions.collateral(account), positions.size(account), positions.entryPrice(account), price);
    }

    /** What the rules alone tell of an account before the reward is taken from it, micro-dollars. */
    long equityBeforeReward(PositionTable positions, int account, long price) {
        return Math.addExact(health(positions, account, price).triggerEquity(), rules.keeperReward());
    }

    /** The health that the rules alone tell. */
    private Health health(PositionTable positions, int account, long price) {
        long size = positions.size(account);
        long equity = MarginMaths.triggerEquity(
                rules, positions.collateral(account), size, positions.entryPrice(account), price);
        return new Health(account, equity, MarginMaths.maintenanceMargin(rules, size, price));
    }
}
