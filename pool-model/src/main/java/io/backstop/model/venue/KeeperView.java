package io.backstop.model.venue;

import io.backstop.model.market.LiquidationIndex;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * What a keeper knows: the open positions as told by the market's events, and which of them it is already liquidating.
 *
 * <p>Not thread safe.
 */
public final class KeeperView {

    private final KeeperPolicy policy;
    private final PositionTable positions = new PositionTable();
    private final LiquidationIndex index;
    private final BitSet inFlight = new BitSet();
    /** Made once, because it is needed in every tick. */
    private final IntPredicate isInFlight = inFlight::get;

    /** Knows nobody yet. */
    public KeeperView(MarketRules rules) {
        policy = new KeeperPolicy(rules);
        index = new LiquidationIndex(rules);
    }

    /** Learns from one event. */
    public void apply(MarketEvent event) {
        switch (event) {
            case MarketEvent.PositionOpened e -> {
                positions.put(e.account(), e.size(), e.entryPrice(), e.collateral(), 0);
                index.add(e.account(), e.size(), e.entryPrice(), e.collateral());
            }
            case MarketEvent.PositionIncreased e ->
                change(
                        e.account(),
                        () -> positions.increase(e.account(), e.size(), e.entryPrice(), e.collateralAdded(), 0));
            case MarketEvent.PositionDecreased e ->
                change(
                        e.account(),
                        () -> positions.decrease(
                                e.account(), e.size(), e.collateralLeft(positions.collateral(e.account())), 0));
            case MarketEvent.PositionClosed e -> forget(e.account());
            case MarketEvent.PositionLiquidated e -> take(e.account(), e.settlement());
            case MarketEvent.PositionDeleveraged e -> take(e.account(), e.settlement());
            case MarketEvent.LiquidationFailed e -> {}
            case MarketEvent.ShortfallSettled e -> {}
            case MarketEvent.Deleveraged e -> {}
            case MarketEvent.LossSocialised e -> {}
            case MarketEvent.ShortfallWrittenOff e -> {}
            case MarketEvent.Funded e -> {}
            case MarketEvent.OrderRefused e -> {}
        }
    }

    /** Number of positions known to be open. */
    public int open() {
        return positions.open();
    }

    /**
     * Chooses whom to liquidate at this mark price and holds them in flight until {@link #resolved}.
     *
     * @param most at most so many accounts
     * @return account ids in the order in which they should be liquidated
     */
    public int[] decide(long markPrice, int most) {
        int[] accounts = policy.decide(positions, index, markPrice, isInFlight, most);
        for (int account : accounts) {
            inFlight.set(account);
        }
        return accounts;
    }

    /** Ends the flight of these accounts, whatever came of it. */
    public void resolved(int[] accounts) {
        for (int account : accounts) {
            inFlight.clear(account);
        }
    }

    private void change(int account, Runnable change) {
        if (!positions.isOpen(account)) {
            return;
        }
        index.remove(account, positions.size(account));
        change.run();
        index.add(account, positions.size(account), positions.entryPrice(account), positions.collateral(account));
    }

    private void take(int account, Settlement settlement) {
        if (settlement.size() == positions.size(account)) {
            forget(account);
        } else {
            change(
                    account,
                    () -> positions.reduce(
                            account, settlement.size(), settlement.collateralLeft(positions.collateral(account))));
        }
    }

    /** A position opened before the keeper began to read is not known. */
    private void forget(int account) {
        if (!positions.isOpen(account)) {
            return;
        }
        index.remove(account, positions.size(account));
        positions.remove(account);
    }
}
