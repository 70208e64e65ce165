// Mirrors MarketSettlement.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.SettlementMaths;
import io.backstop.model.mirror.economics.Carry;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.lastresort.LastResort;
import io.backstop.model.mirror.lastresort.LastResort.Loss;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Realised;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.LossWaterfall;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** How a change of a position is paid for. Computes all figures before the first of them changes anything. */
abstract class MarketSettlementMirror extends PositionBookMirror {

    final LpPoolMirror lpPool;
    final Consumer<MarketEvent> events;
    private final List<PocketMirror> pockets;
    private final LossWaterfall waterfall;
    private final @Nullable LastResort lastResort;
    private final LongConsumer feeRecipient;
    private long collateral;
    private long keeperBalance;

    /**
     * Why a position is closed: only a liquidation owes fee and reward, and whoever is deleveraged at another price than the
     * mark has given up enough to be spared the profit rule.
     */
    enum Cause {
        OWNER,
        LIQUIDATION,
        DELEVERAGING,
        DELEVERAGING_AT_MARK
    }

    /** What is closed, at which price, and why. */
    record Closing(long size, long executionPrice, Cause cause) {}

    MarketSettlementMirror(MarketRules rules, MarketMechanisms mechanisms, Prices prices, Neighbours neighbours) {
        super(rules, mechanisms, prices, neighbours.openInterest());
        lpPool = neighbours.lpPool();
        pockets = neighbours.pockets();
        waterfall = new LossWaterfall(pockets);
        lastResort = neighbours.lastResort();
        feeRecipient = neighbours.feeRecipient();
        events = neighbours.events();
    }

    /**
     * What stands around a market.
     *
     * @param openInterest the market's, empty; made before it, because what it is composed of may read it
     * @param pockets which pay for a shortfall, in their order
     * @param lastResort takes over what the pockets leave of a loss; null if that is bad debt at once
     * @param feeRecipient takes liquidation fees
     * @param events takes every event in the order of the contract's logs
     */
    record Neighbours(
            OpenInterest openInterest,
            LpPoolMirror lpPool,
            List<PocketMirror> pockets,
            @Nullable LastResort lastResort,
            LongConsumer feeRecipient,
            Consumer<MarketEvent> events) {}

    /** Collateral of all open positions, which is all the money the market holds. */
    public final long collateral() {
        return collateral;
    }

    /** Rewards paid to keepers so far. */
    public final long keeperBalance() {
        return keeperBalance;
    }

    /** The price with the impact of a trade of this size (negative: somebody sells). */
    final long priceFor(long size, long price) {
        return mechanisms.priceImpact().executionPrice(openInterest, size, price);
    }

    /** What a part of a position, which may be none, realises; the whole pays for staying open. Changes nothing. */
    final Realised realised(Holding held, Closing closing) {
        long pnl = MarginMaths.pnl(closing.size(), held.entryPrice(), closing.executionPrice(), rules.sizeUnit());
        boolean spared = pnl <= 0 || closing.cause() == Cause.DELEVERAGING;
        long withheld = spared ? 0 : mechanisms.profitRule().withheld(held.size() > 0, pnl);
        Carry.Charge charge = owed(held.account());
        Realised free = new Realised(pnl - withheld, withheld, charge.funding(), charge.borrowing(), 0);
        long unpaid = Math.max(0, free.gain() - lpPool.cash());
        requireClaimFits(unpaid);
        return new Realised(free.pnl(), withheld, charge.funding(), charge.borrowing(), unpaid);
    }

    /** Carries out what an owner's change realised. */
    final void commitByOwner(Holding held, Holding rest, Realised realised) {
        commit(held, rest, now(), realised, Cause.OWNER);
    }

    /** Moves what was realised between pool and trader and puts the changed position into its place. */
    private void commit(Holding held, Holding rest, long changedAt, Realised realised, Cause cause) {
        mechanisms.carry().settle(held.account(), entryNotional(held), entryNotional(rest));
        long profit = realised.pnl() + realised.profitWithheld();
        if (profit > 0 && cause != Cause.DELEVERAGING) {
            mechanisms.profitRule().paid(held.size() > 0, profit);
        }
        if (rest.size() == 0) {
            openInterest.remove(held.size(), held.entryPrice());
        } else {
            openInterest.replace(held.size(), held.entryPrice(), rest.size(), rest.entryPrice());
        }
        collateral += rest.collateral() - held.collateral();
        store(rest, changedAt);
        if (realised.gain() > 0) {
            lpPool.payTrader(realised.gain());
            changeUnpaidClaim(held.account(), realised.unpaidClaim());
        }
    }

    /** Adds a position that nobody held. */
    final void add(Holding opened) {
        long sum = Math.addExact(collateral, opened.collateral());
        openInterest.add(opened.size(), opened.entryPrice());
        collateral = sum;
        store(opened, now());
    }

    /** Takes back a position that was just added. */
    final void undo(Holding opened) {
        openInterest.remove(opened.size(), opened.entryPrice());
        collateral -= opened.collateral();
        positions.remove(opened.account());
    }

    /** Changes the collateral of a position that trades nothing, which is no change that a report must follow. */
    final void addCollateral(Holding held, long added) {
        long sum = Math.addExact(collateral, added);
        long margin = Math.addExact(held.collateral(), added);
        store(new Holding(held.account(), held.size(), held.entryPrice(), margin), positions.changedAt(held.account()));
        collateral = sum;
    }

    /** Closes a position, or a part of it, and pays everybody. What is left of a part stays as collateral. */
    final Settlement settle(Holding held, Closing closing) {
        Realised realised = realised(held, closing);
        boolean whole = closing.size() == held.size();
        SettlementMaths.Split parts = SettlementMaths.split(
                Math.subtractExact(Math.addExact(held.collateral(), realised.pnl()), realised.funding())
                        - realised.unpaidClaim(),
                whole ? Long.MAX_VALUE : shareOfEquity(held, closing, realised.funding()),
                dues(closing, realised.borrowing()));
        if (parts.shortfall() > 0) {
            requireBorne(held, closing, parts);
        }
        Holding rest = new Holding(
                held.account(), held.size() - closing.size(), held.entryPrice(), whole ? 0 : parts.payout());
        commit(held, rest, positions.changedAt(held.account()), realised, closing.cause());
        settleWithPool(held, closing, realised, parts);
        keeperBalance += parts.keeperReward();
        return new Settlement(
                closing.size(),
                closing.executionPrice(),
                realised.pnl(),
                realised.profitWithheld(),
                realised.funding(),
                parts.shortfall(),
                parts.keeperReward(),
                parts.liquidationFee(),
                parts.borrowingFee(),
                parts.feesWaived(),
                realised.unpaidClaim(),
                whole ? parts.payout() : 0);
    }

    /** A loss above the collateral comes from the waterfall. The pool books all that it got at once. */
    private void settleWithPool(Holding held, Closing closing, Realised realised, SettlementMaths.Split parts) {
        long paid = Math.min(Math.max(-realised.gain(), 0), held.collateral()) + parts.borrowingFee();
        long received = parts.shortfall() > 0 ? settleShortfall(lossOf(held, closing, parts)) : 0;
        lpPool.credit(Math.addExact(paid, received));
        feeRecipient.accept(parts.liquidationFee());
    }

    private static Loss lossOf(Holding held, Closing closing, SettlementMaths.Split parts) {
        return new Loss(held.account(), closing.size(), closing.executionPrice(), parts.shortfall());
    }

    /** Throws what the market, a pocket or the last resort would revert with because of this shortfall. */
    private void requireBorne(Holding held, Closing closing, SettlementMaths.Split parts) {
        if (closing.cause() == Cause.DELEVERAGING || closing.cause() == Cause.DELEVERAGING_AT_MARK) {
            throw new ContractRevert("DeleveragedBelowZero", (long) held.account(), closing.executionPrice());
        }
        Loss loss = lossOf(held, closing, parts);
        long rest = PocketForesight.rest(pockets, loss.amount());
        if (lastResort != null && rest > 0) {
            lastResort.requireTakes(loss, rest);
        }
    }

    /** Returns what pockets have sent to the pool. */
    private long settleShortfall(Loss loss) {
        List<PocketPayment> paid = waterfall.settle(loss.amount());
        long rest = loss.amount();
        long received = 0;
        for (int i = 0; i < paid.size(); i++) {
            rest -= paid.get(i).amount();
            received += pockets.get(i).isInPool() ? 0 : paid.get(i).amount();
        }
        long pending = lastResort == null ? 0 : rest;
        events.accept(new MarketEvent.ShortfallSettled(loss.account(), loss.amount(), paid, pending, rest - pending));
        if (lastResort != null && rest > 0) {
            lastResort.owe(loss, rest);
        }
        return received;
    }

    private SettlementMaths.Dues dues(Closing closing, long borrowing) {
        if (closing.cause() != Cause.LIQUIDATION) {
            return new SettlementMaths.Dues(0, 0, borrowing);
        }
        long notional = MarginMaths.notional(closing.size(), closing.executionPrice(), rules.sizeUnit());
        return new SettlementMaths.Dues(
                mechanisms.keeperReward().reward(notional), liquidationFee(notional), borrowing);
    }

    /** A part pays its fees from its share of the equity, so that the rest is not worse off than before. */
    private long shareOfEquity(Holding held, Closing closing, long funding) {
        long pnl = MarginMaths.pnl(held.size(), held.entryPrice(), closing.executionPrice(), rules.sizeUnit());
        long equity = Math.max(Math.subtractExact(Math.addExact(held.collateral(), pnl), funding), 0);
        return MarginMaths.weighted(equity, closing.size(), held.size());
    }
}
