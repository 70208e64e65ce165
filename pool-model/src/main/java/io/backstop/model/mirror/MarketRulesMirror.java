// Mirrors MarketRules.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.mirror.economics.Carry;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.gate.Action;

/** The unchanging part of a market: its rules, what it is composed of, its prices and its margin tests. Moves no money. */
abstract class MarketRulesMirror {

    final MarketRules rules;
    final MarketMechanisms mechanisms;
    private final Prices prices;

    /** The feeds that a market reads, the same twice in ORACLE mode, and the clock that says how old they are. */
    record Prices(Priced mark, Priced execution, BlockTime time) {}

    /** A position as it is, or as it would be, micro-dollars and market units. */
    record Holding(int account, long size, long entryPrice, long collateral) {}

    /** A position at the mark, micro-dollars. */
    record Valuation(long notional, long triggerEquity, long maintenanceMargin) {

        boolean isLiquidatable() {
            return triggerEquity < maintenanceMargin;
        }
    }

    MarketRulesMirror(MarketRules rules, MarketMechanisms mechanisms, Prices prices) {
        this.rules = rules;
        this.mechanisms = mechanisms;
        this.prices = prices;
    }

    /** What the market is composed of; for reading only. */
    public final MarketMechanisms mechanisms() {
        return mechanisms;
    }

    /** The last price of the mark feed whatever its age; 0 before the first. */
    public final long markPrice() {
        return prices.mark().price();
    }

    final long now() {
        return prices.time().seconds();
    }

    /** The gate is asked before anything else. */
    final void requireAllowed(Action action, int account, long changedAt) {
        mechanisms.gate().check(action, account, changedAt);
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

    /** For a position that owes nothing for staying open, because it has just paid it. */
    final void requireInitialMargin(Holding held, long mark) {
        Valuation value = valued(held, mark, Carry.Charge.NONE);
        long required = rules.tiers().initialMargin(value.notional());
        if (value.triggerEquity() < required) {
            throw new ContractRevert("InsufficientMargin", (long) held.account(), value.triggerEquity(), required);
        }
    }

    /** For a position that owes nothing for staying open, because it has just paid it. */
    final void requireHealthy(Holding held, long mark) {
        Valuation value = valued(held, mark, Carry.Charge.NONE);
        if (value.isLiquidatable()) {
            throw new ContractRevert(
                    "InsufficientMargin", (long) held.account(), value.triggerEquity(), value.maintenanceMargin());
        }
    }

    final long liquidationFee(long notional) {
        return MarginMaths.ratioOf(notional, rules.liquidationFeeRatio());
    }

    final Valuation valued(Holding held, long mark, Carry.Charge charge) {
        long pnl = MarginMaths.pnl(held.size(), held.entryPrice(), mark, rules.sizeUnit());
        long notional = MarginMaths.notional(held.size(), mark, rules.sizeUnit());
        long unburdened =
                Math.subtractExact(Math.subtractExact(held.collateral(), charge.funding()), charge.borrowing());
        long equity = MarginMaths.triggerEquity(
                Math.addExact(unburdened, pnl),
                liquidationFee(notional),
                mechanisms.keeperReward().reward(notional));
        return new Valuation(notional, equity, rules.tiers().maintenanceMargin(notional));
    }

    private long freshPrice(Priced feed) {
        if (feed.price() == 0) {
            throw new ContractRevert("NoPrice");
        }
        if (now() - feed.publishTime() > rules.maxAge()) {
            throw new ContractRevert("StalePrice", feed.publishTime(), rules.maxAge());
        }
        return feed.price();
    }
}
