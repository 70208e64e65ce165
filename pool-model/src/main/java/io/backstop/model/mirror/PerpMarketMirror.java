// Mirrors PerpMarket.sol and PositionBook.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.SettlementMaths;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.LossWaterfall;
import io.backstop.model.waterfall.PocketPayment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * One perpetual market with isolated positions, one per account, against an LP pool. A call that the contract would
 * revert throws {@link ContractRevert} and changes nothing. Not thread safe.
 */
public final class PerpMarketMirror extends MarketRulesMirror {

    /** The caller who acts for all accounts below {@link #FIRST_SELF_CUSTODY_ACCOUNT}. */
    public static final int OPERATOR = 0;

    /** Ids below belong to the operator. */
    public static final int FIRST_SELF_CUSTODY_ACCOUNT = 1 << 20;

    /** Solidity's code for a number that does not fit. */
    private static final long OVERFLOW = 0x11;

    /** Whom an account that was not given out belongs to. */
    private static final int NOBODY = -1;

    private final LpPoolMirror lpPool;
    private final LossWaterfall waterfall;
    private final LongConsumer feeRecipient;
    private final Consumer<MarketEvent> events;
    private final PositionTable positions = new PositionTable();
    private final OpenInterest openInterest;
    private final Map<Integer, Integer> owners = new HashMap<>();
    private final Map<Integer, Long> unpaidClaimOf = new HashMap<>();
    private long unpaidClaims;
    private int nextAccount = FIRST_SELF_CUSTODY_ACCOUNT;
    private int operatorEnd;
    private long collateral;
    private long keeperBalance;

    /**
     * A market wired to its neighbours.
     *
     * @param feeRecipient takes liquidation fees
     * @param events takes every event in the order of the contract's logs
     */
    PerpMarketMirror(
            MarketRules rules,
            Prices prices,
            LpPoolMirror lpPool,
            LossWaterfall waterfall,
            LongConsumer feeRecipient,
            Consumer<MarketEvent> events) {
        super(rules, prices);
        this.lpPool = lpPool;
        this.waterfall = waterfall;
        this.feeRecipient = feeRecipient;
        this.events = events;
        openInterest = new OpenInterest(rules.sizeUnit());
    }

    /** Opens a position of the caller's own and returns its new account id. */
    public int open(int caller, long size, long margin) {
        int account = nextAccount;
        open(List.of(new Opening(account, size, margin)), Integer.MAX_VALUE);
        nextAccount++;
        owners.put(account, caller);
        return account;
    }

    /** Opens positions of operator accounts, all or none. */
    public void openFor(int caller, List<Opening> openings) {
        if (caller != OPERATOR) {
            throw new ContractRevert("OnlyOperator");
        }
        open(openings, FIRST_SELF_CUSTODY_ACCOUNT);
        openings.forEach(opening -> operatorEnd = Math.max(operatorEnd, opening.account() + 1));
    }

    /** Adds size, collateral or both to a position; a mere top-up reads no price. */
    public void increase(int caller, int account, long size, long added) {
        requireChange(caller, account, size, added);
        long grown = Math.addExact(positions.size(account), size);
        long margin = Math.addExact(positions.collateral(account), added);
        long sum = Math.addExact(collateral, added);
        long execution = 0;
        long entryPrice = positions.entryPrice(account);
        if (size != 0) {
            long mark = freshMark();
            execution = execution();
            entryPrice = MarginMaths.averageEntry(positions.size(account), entryPrice, size, execution);
            enlarge(account, grown, entryPrice, margin, mark);
        }
        positions.increase(account, size, entryPrice, added, 0);
        collateral = sum;
        events.accept(new MarketEvent.PositionIncreased(account, size, execution, added, entryPrice));
    }

    /** Closes a part of a position, takes collateral out, or both; the part's profit becomes collateral. */
    public void decrease(int caller, int account, long part, long payout) {
        requireChange(caller, account, part, payout);
        long size = positions.size(account);
        if (part > 0 ? part >= size : part != 0 && part <= size) {
            throw new ContractRevert("PartTooLarge", (long) account, part, size);
        }
        long mark = freshMark();
        long entryPrice = positions.entryPrice(account);
        long pnl = MarginMaths.pnl(part, entryPrice, execution(), rules.sizeUnit());
        long unpaid = unpaidOf(pnl);
        long left = Math.subtractExact(Math.addExact(positions.collateral(account), pnl) - unpaid, payout);
        requireRest(account, size - part, entryPrice, left, payout > 0, mark);
        openInterest.replace(size, entryPrice, size - part, entryPrice);
        collateral += left - positions.collateral(account);
        positions.decrease(account, part, left, 0);
        exchangePnl(account, pnl, Long.MAX_VALUE);
        events.accept(new MarketEvent.PositionDecreased(account, part, execution(), pnl, unpaid, payout));
    }

    /** Closes a position at the execution price; no fee and no reward. */
    public void close(int caller, int account) {
        requireOwner(caller, account);
        requirePosition(account);
        freshMark();
        events.accept(new MarketEvent.PositionClosed(account, settle(account, false)));
    }

    /** Closes a position whose trigger equity is below its maintenance margin. */
    public void liquidate(int account) {
        requirePosition(account);
        long mark = freshMark();
        requireLiquidatable(
                account, positions.size(account), positions.entryPrice(account), positions.collateral(account), mark);
        events.accept(new MarketEvent.PositionLiquidated(account, mark, settle(account, true)));
    }

    /** Liquidates each account on its own; a refused item leaves an event. */
    public void liquidateBatch(int[] accounts) {
        for (int account : accounts) {
            try {
                liquidate(account);
            } catch (ContractRevert revert) {
                events.accept(new MarketEvent.LiquidationFailed(account, revert.error()));
            } catch (ArithmeticException overflow) {
                events.accept(new MarketEvent.LiquidationFailed(account, ContractError.of("Panic", OVERFLOW)));
            }
        }
    }

    /** Pays what the pool's cash allows of a profit that it could not pay at the close; returns micro-dollars. */
    public long payClaim(int account) {
        long claim = unpaidClaimOf(account);
        if (claim == 0) {
            throw new ContractRevert("NoClaim", (long) account);
        }
        long paid = lpPool.payTrader(claim);
        changeUnpaidClaim(account, -paid);
        return paid;
    }

    /** The open positions; for reading only. */
    public PositionTable positions() {
        return positions;
    }

    /** Sums over the open positions. */
    public OpenInterest openInterest() {
        return openInterest;
    }

    /** Collateral of all open positions, which is all the money the market holds. */
    public long collateral() {
        return collateral;
    }

    /** Rewards paid to keepers so far. */
    public long keeperBalance() {
        return keeperBalance;
    }

    /** One more than the highest operator account that was ever opened. */
    public int operatorEnd() {
        return operatorEnd;
    }

    /** The id that the next self-custody account will get. */
    public int selfCustodyEnd() {
        return nextAccount;
    }

    /** Profits of closed positions that the pool could not pay yet. */
    public long unpaidClaims() {
        return unpaidClaims;
    }

    /** What of that is one account's. */
    public long unpaidClaimOf(int account) {
        return unpaidClaimOf.getOrDefault(account, 0L);
    }

    /** Net profit of all traders at the mark, positive if they are winning; 0 before the first price. */
    public long unrealisedPnl() {
        return markPrice() == 0
                ? 0
                : MarginMaths.netPnl(
                        openInterest.netSize(), openInterest.netEntryNotional(), markPrice(), rules.sizeUnit());
    }

    /** Cash that the pool must hold for the open positions, rounded up. */
    public long reservedCash() {
        return FixedPoint.mulDivCeil(openInterest.reserved(), FixedPoint.RATIO_ONE, rules.reserveFactor());
    }

    /** Opens all or none; an account at or above {@code end} does not belong to the caller. */
    private void open(List<Opening> openings, int end) {
        long mark = freshMark();
        int opened = 0;
        try {
            for (Opening opening : openings) {
                if (opening.account() >= end) {
                    throw new ContractRevert("NotAnOperatorAccount", (long) opening.account());
                }
                open(opening, mark);
                opened++;
            }
            requireReserve();
        } catch (ContractRevert | ArithmeticException refused) {
            openings.subList(0, opened).forEach(this::undo);
            throw refused;
        }
        for (Opening opening : openings) {
            events.accept(new MarketEvent.PositionOpened(
                    opening.account(), opening.size(), execution(), opening.collateral()));
        }
    }

    private void open(Opening opening, long mark) {
        int account = opening.account();
        if (opening.size() == 0) {
            throw new ContractRevert("ZeroSize", (long) account);
        }
        requirePositive(account, opening.collateral());
        if (positions.isOpen(account)) {
            throw new ContractRevert("PositionExists", (long) account);
        }
        requireInitialMargin(account, opening.size(), execution(), opening.collateral(), mark);
        long sum = Math.addExact(collateral, opening.collateral());
        openInterest.add(opening.size(), execution());
        positions.put(account, opening.size(), execution(), opening.collateral(), 0);
        collateral = sum;
    }

    private void undo(Opening opening) {
        openInterest.remove(opening.size(), execution());
        positions.remove(opening.account());
        collateral -= opening.collateral();
    }

    /** Checks a position that grows to this size at this average entry price, and books its open interest. */
    private void enlarge(int account, long grown, long average, long margin, long mark) {
        long size = positions.size(account);
        long entryPrice = positions.entryPrice(account);
        requireInitialMargin(account, grown, average, margin, mark);
        openInterest.replace(size, entryPrice, grown, average);
        try {
            requireReserve();
        } catch (ContractRevert revert) {
            openInterest.replace(grown, average, size, entryPrice);
            throw revert;
        }
    }

    private void requireRest(int account, long size, long entryPrice, long left, boolean moneyLeaves, long mark) {
        requirePositive(account, left);
        if (moneyLeaves) {
            requireInitialMargin(account, size, entryPrice, left, mark);
        } else {
            requireMaintenanceMargin(account, size, entryPrice, left, mark);
        }
    }

    /** Computes all figures, one of which may not fit 64 bits, before the first of them changes anything. */
    private Settlement settle(int account, boolean forced) {
        long size = positions.size(account);
        long margin = positions.collateral(account);
        long execution = execution();
        long pnl = MarginMaths.pnl(size, positions.entryPrice(account), execution, rules.sizeUnit());
        long unpaid = unpaidOf(pnl);
        SettlementMaths.Split parts = SettlementMaths.split(
                Math.addExact(margin, pnl) - unpaid,
                forced ? rules.keeperReward() : 0,
                forced ? liquidationFee(size, execution) : 0);
        openInterest.remove(size, positions.entryPrice(account));
        positions.remove(account);
        collateral -= margin;
        exchangePnl(account, pnl, margin);
        if (parts.shortfall() > 0) {
            settleShortfall(account, parts.shortfall());
        }
        keeperBalance += parts.keeperReward();
        feeRecipient.accept(parts.liquidationFee());
        return new Settlement(
                size,
                execution,
                pnl,
                parts.shortfall(),
                parts.keeperReward(),
                parts.liquidationFee(),
                parts.feesWaived(),
                unpaid,
                parts.payout());
    }

    /** The part of a profit for which the pool has no cash; it must fit among the claims. */
    private long unpaidOf(long pnl) {
        long unpaid = Math.max(0, pnl - lpPool.cash());
        Math.addExact(unpaidClaims, unpaid);
        return unpaid;
    }

    /**
     * Moves the PnL between pool and trader; what the pool cannot pay of a profit becomes a claim.
     *
     * @param most what a trader has to lose
     */
    private void exchangePnl(int account, long pnl, long most) {
        if (pnl > 0) {
            changeUnpaidClaim(account, pnl - lpPool.payTrader(pnl));
        } else {
            lpPool.credit(Math.min(-pnl, most));
        }
    }

    private void changeUnpaidClaim(int account, long change) {
        if (change != 0) {
            unpaidClaimOf.merge(account, change, Long::sum);
            unpaidClaims += change;
        }
    }

    private void settleShortfall(int account, long shortfall) {
        List<PocketPayment> paid = waterfall.settle(shortfall);
        long badDebt = shortfall;
        for (PocketPayment payment : paid) {
            badDebt -= payment.amount();
            // The pool forgoes what it is owed; the other pockets send it.
            lpPool.credit(payment.pocket().equals(lpPool.account()) ? 0 : payment.amount());
        }
        events.accept(new MarketEvent.ShortfallSettled(account, shortfall, paid, badDebt));
    }

    private void requireChange(int caller, int account, long size, long money) {
        requireOwner(caller, account);
        requirePosition(account);
        if (money < 0) {
            throw new ContractRevert("NonPositiveCollateral", (long) account, money);
        }
        if (size == 0 && money == 0) {
            throw new ContractRevert("NothingToChange", (long) account);
        }
        if (size != 0 && size > 0 != positions.size(account) > 0) {
            throw new ContractRevert("WrongSide", (long) account, size, positions.size(account));
        }
    }

    private void requireOwner(int caller, int account) {
        int owner = account < FIRST_SELF_CUSTODY_ACCOUNT ? OPERATOR : owners.getOrDefault(account, NOBODY);
        if (caller != owner) {
            throw new ContractRevert("OnlyOwner", (long) account);
        }
    }

    private void requirePosition(int account) {
        if (!positions.isOpen(account)) {
            throw new ContractRevert("NoPosition", (long) account);
        }
    }

    private void requireReserve() {
        long limit = FixedPoint.mulDivFloor(lpPool.cash(), rules.reserveFactor(), FixedPoint.RATIO_ONE);
        if (openInterest.reserved() > limit) {
            throw new ContractRevert("ReserveExceeded", openInterest.reserved(), limit);
        }
    }

    private static void requirePositive(int account, long margin) {
        if (margin <= 0) {
            throw new ContractRevert("NonPositiveCollateral", (long) account, margin);
        }
    }
}
