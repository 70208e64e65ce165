// Mirrors MarketRules.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;

/** The unchanging part of a market: its rules, its prices and its margin tests. Moves no money. */
abstract class MarketRulesMirror {

    final MarketRules rules;
    private final Prices prices;

    /** The feeds that a market reads, the same twice in ORACLE mode, and the clock that says how old they are. */
    record Prices(PriceFeedMirror mark, PriceFeedMirror execution, BlockTime time) {}

    MarketRulesMirror(MarketRules rules, Prices prices) {
        this.rules = rules;
        this.prices = prices;
    }

    /** The last price of the mark feed whatever its age; 0 before the first. */
    public final long markPrice() {
        return prices.mark().price();
    }

    /** The mark; both prices must be fresh for anything that trades. */
    final long freshMark() {
        long mark = freshPrice(prices.mark());
        freshPrice(prices.execution());
        return mark;
    }

    /** The price at which positions open and close, asked for after {@link #freshMark}. */
    final long execution() {
        return prices.execution().price();
    }

    final void requireInitialMargin(int account, long size, long entryPrice, long collateral, long mark) {
        long equity = MarginMaths.triggerEquity(rules, collateral, size, entryPrice, mark);
        requireMargin(account, equity, MarginMaths.initialMargin(rules, size, mark));
    }

    final void requireMaintenanceMargin(int account, long size, long entryPrice, long collateral, long mark) {
        long equity = MarginMaths.triggerEquity(rules, collateral, size, entryPrice, mark);
        requireMargin(account, equity, MarginMaths.maintenanceMargin(rules, size, mark));
    }

    final void requireLiquidatable(int account, long size, long entryPrice, long collateral, long mark) {
        long equity = MarginMaths.triggerEquity(rules, collateral, size, entryPrice, mark);
        long maintenanceMargin = MarginMaths.maintenanceMargin(rules, size, mark);
        if (equity >= maintenanceMargin) {
            throw new ContractRevert("StillHealthy", (long) account, equity, maintenanceMargin);
        }
    }

    final long liquidationFee(long size, long price) {
        return MarginMaths.ratioOf(MarginMaths.notional(size, price, rules.sizeUnit()), rules.liquidationFeeRatio());
    }

    private static void requireMargin(int account, long equity, long margin) {
        if (equity < margin) {
            throw new ContractRevert("InsufficientMargin", (long) account, equity, margin);
        }
    }

    private long freshPrice(PriceFeedMirror feed) {
        if (feed.price() == 0) {
            throw new ContractRevert("NoPrice");
        }
        if (prices.time().seconds() - feed.publishTime() > rules.maxAge()) {
            throw new ContractRevert("StalePrice", feed.publishTime(), rules.maxAge());
        }
        return feed.price();
    }
}
