// Mirrors PerpMarket.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.MarginView;
import io.backstop.model.mirror.liquidation.LiquidationPolicy.Exposure;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Realised;
import io.backstop.model.venue.Settlement;
import java.util.ArrayList;
import java.util.List;

/**
 * One perpetual market with isolated positions, one per account, against an LP pool. A call that the contract would
 * revert throws {@link ContractRevert} and changes nothing. Not thread safe.
 */
public final class PerpMarketMirror extends MarketSettlementMirror implements MarginView {

    /** The caller who may close at a price of its own. */
    public static final int DELEVERAGER = -4;

    /** Solidity's code for a number that does not fit. */
    private static final long OVERFLOW = 0x11;

    /** A market wired to its neighbours. */
    PerpMarketMirror(MarketRules rules, MarketMechanisms mechanisms, Prices prices, Neighbours neighbours) {
        super(rules, mechanisms, prices, neighbours);
    }

    /** Opens a position of the caller's own and returns its new account id. */
    public int open(int caller, long size, long margin) {
        return openOwned(caller, size, margin);
    }

    /** Opens a position that belongs to {@code owner} and returns its new account id; only the queue of orders names another. */
    int openOwned(int owner, long size, long margin) {
        open(List.of(new Opening(selfCustodyEnd(), size, margin)), Integer.MAX_VALUE);
        return newAccount(owner);
    }

    /** Opens positions of operator accounts, all or none. */
    public void openFor(int caller, List<Opening> openings) {
        if (caller != OPERATOR && caller != ORDERS) {
            throw new ContractRevert("OnlyOperator");
        }
        open(openings, FIRST_SELF_CUSTODY_ACCOUNT);
        openings.forEach(opening -> noteOperatorAccount(opening.account()));
    }

    /** Adds size, collateral or both to a position; a mere top-up reads no price. */
    public void increase(int caller, int account, long size, long added) {
        requireChange(Action.INCREASE, caller, account, size, added);
        Holding held = held(account);
        long grown = Math.addExact(held.size(), size);
        long margin = Math.addExact(held.collateral(), added);
        if (size == 0) {
            addCollateral(held, added);
            events.accept(new MarketEvent.PositionIncreased(account, 0, 0, added, held.entryPrice(), Realised.NOTHING));
            return;
        }
        long mark = freshMark();
        long execution = priceFor(size, execution());
        long average = MarginMaths.averageEntry(held.size(), held.entryPrice(), size, execution);
        Realised realised = realised(held, new Closing(0, execution, Cause.OWNER));
        Holding after = new Holding(account, grown, average, realised.collateralLeft(margin));
        requireGrown(held, after, realised, mark);
        mechanisms.priceImpact().traded(openInterest, size, execution());
        commitByOwner(held, after, realised);
        lpPool.credit(Math.max(realised.funding(), 0) + realised.borrowing());
        events.accept(new MarketEvent.PositionIncreased(account, size, execution, added, average, realised));
    }

    /** Closes a part of a position, takes collateral out, or both; the part's profit becomes collateral. */
    public void decrease(int caller, int account, long part, long payout) {
        requireChange(Action.DECREASE, caller, account, part, payout);
        Holding held = held(account);
        if (part > 0 ? part >= held.size() : part != 0 && part <= held.size()) {
            throw new ContractRevert("PartTooLarge", (long) account, part, held.size());
        }
        long mark = freshMark();
        long execution = part == 0 ? execution() : priceFor(-part, execution());
        Realised realised = realised(held, new Closing(part, execution, Cause.OWNER));
        long left = Math.subtractExact(realised.collateralLeft(held.collateral()), payout);
        Holding rest = new Holding(account, held.size() - part, held.entryPrice(), left);
        requireRest(rest, payout > 0, mark);
        if (part != 0) {
            mechanisms.priceImpact().traded(openInterest, -part, execution());
        }
        commitByOwner(held, rest, realised);
        lpPool.credit(Math.max(-realised.gain(), 0) + realised.borrowing());
        events.accept(new MarketEvent.PositionDecreased(account, part, execution, realised, payout));
    }

    /** Closes a position at the execution price; no fee and no reward. */
    public void close(int caller, int account) {
        requireOwner(caller, account);
        requirePosition(account);
        requireAllowed(Action.CLOSE, account, positions.changedAt(account));
        freshMark();
        Holding held = held(account);
        OpenInterest before = openInterest.copy();
        Settlement settlement =
                settle(held, new Closing(held.size(), priceFor(-held.size(), execution()), Cause.OWNER));
        mechanisms.priceImpact().traded(before, -held.size(), execution());
        events.accept(new MarketEvent.PositionClosed(account, settlement));
    }

    /**
     * Closes a part of a position, or all of it, at a price that the deleverager answers for; no fee, no reward.
     *
     * @param size of the sign of the position
     */
    public void deleverage(int caller, int account, long size, long price) {
        if (caller != DELEVERAGER) {
            throw new ContractRevert("OnlyDeleverager");
        }
        requirePosition(account);
        requireAllowed(Action.DELEVERAGE, account, positions.changedAt(account));
        Holding held = held(account);
        if (size == 0 || size > 0 != held.size() > 0) {
            throw new ContractRevert("WrongSide", (long) account, size, held.size());
        }
        if (size > 0 ? size > held.size() : size < held.size()) {
            throw new ContractRevert("PartTooLarge", (long) account, size, held.size());
        }
        long mark = freshMark();
        Cause cause = price == mark ? Cause.DELEVERAGING_AT_MARK : Cause.DELEVERAGING;
        Settlement settlement = settle(held, new Closing(size, price, cause));
        events.accept(new MarketEvent.PositionDeleveraged(account, mark, settlement));
    }

    /** Closes a position whose trigger equity is below its maintenance margin, or as much of it as the policy lets. */
    public void liquidate(int account) {
        requirePosition(account);
        requireAllowed(Action.LIQUIDATE, account, positions.changedAt(account));
        long mark = freshMark();
        Holding held = held(account);
        Valuation value = requireLiquidatable(held, mark);
        Exposure exposure = new Exposure(
                account, held.size(), value.notional(), value.triggerEquity(), value.maintenanceMargin(), mark);
        long part = mechanisms.liquidationPolicy().part(exposure);
        Settlement settlement =
                settle(held, new Closing(held.size() < 0 ? -part : part, execution(), Cause.LIQUIDATION));
        mechanisms.liquidationPolicy().closed(exposure, part);
        events.accept(new MarketEvent.PositionLiquidated(account, mark, settlement));
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
        accrue();
        long paid = lpPool.payTrader(claim);
        changeUnpaidClaim(account, -paid);
        return paid;
    }

    @Override
    public void requireLiquidatable(int account) {
        requirePosition(account);
        requireLiquidatable(held(account), freshMark());
    }

    private Valuation requireLiquidatable(Holding held, long mark) {
        Valuation value = valued(held, mark, owed(held.account()));
        if (!value.isLiquidatable()) {
            throw new ContractRevert(
                    "StillHealthy", (long) held.account(), value.triggerEquity(), value.maintenanceMargin());
        }
        return value;
    }

    /** Opens all or none; an account at or above {@code end} does not belong to the caller. */
    private void open(List<Opening> openings, int end) {
        requireAllowed(Action.OPEN, 0, 0);
        long mark = freshMark();
        Runnable carryBefore = mechanisms.carry().checkpoint();
        Runnable impactBefore = mechanisms.priceImpact().checkpoint();
        List<Holding> opened = new ArrayList<>(openings.size());
        try {
            for (Opening opening : openings) {
                if (opening.account() >= end) {
                    throw new ContractRevert("NotAnOperatorAccount", (long) opening.account());
                }
                opened.add(open(opening, mark));
                mechanisms.openInterestCaps().requireWithin(openInterest, opening.size() > 0);
            }
            requireReserve(openInterest, lpPool.cash());
        } catch (ContractRevert | ArithmeticException refused) {
            opened.forEach(this::undo);
            carryBefore.run();
            impactBefore.run();
            throw refused;
        }
        for (Holding each : opened) {
            events.accept(
                    new MarketEvent.PositionOpened(each.account(), each.size(), each.entryPrice(), each.collateral()));
        }
    }

    private Holding open(Opening opening, long mark) {
        int account = opening.account();
        if (opening.size() == 0) {
            throw new ContractRevert("ZeroSize", (long) account);
        }
        requirePositive(account, opening.collateral());
        if (positions.isOpen(account)) {
            throw new ContractRevert("PositionExists", (long) account);
        }
        long execution = priceFor(opening.size(), execution());
        Holding opened = new Holding(account, opening.size(), execution, opening.collateral());
        requireInitialMargin(opened, mark);
        mechanisms.priceImpact().traded(openInterest, opening.size(), execution());
        mechanisms.carry().settle(account, 0, entryNotional(opened));
        add(opened);
        return opened;
    }

    /** Checks what a position grows to, at the open interest and with the pool's cash as they would be. */
    private void requireGrown(Holding held, Holding grown, Realised realised, long mark) {
        requirePositive(grown.account(), grown.collateral());
        requireInitialMargin(grown, mark);
        Math.addExact(collateral(), grown.collateral() - held.collateral());
        OpenInterest interest = openInterest.copy();
        interest.replace(held.size(), held.entryPrice(), grown.size(), grown.entryPrice());
        mechanisms.openInterestCaps().requireWithin(interest, grown.size() > 0);
        requireReserve(interest, lpPool.cash() - Math.min(Math.max(realised.gain(), 0), lpPool.cash()));
    }

    private void requireRest(Holding rest, boolean moneyLeaves, long mark) {
        requirePositive(rest.account(), rest.collateral());
        if (moneyLeaves) {
            requireInitialMargin(rest, mark);
        } else {
            requireHealthy(rest, mark);
        }
    }

    private void requireChange(Action action, int caller, int account, long size, long money) {
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
        if (action != Action.INCREASE || size != 0) {
            requireAllowed(action, account, positions.changedAt(account));
        }
    }

    private static void requirePositive(int account, long margin) {
        if (margin <= 0) {
            throw new ContractRevert("NonPositiveCollateral", (long) account, margin);
        }
    }
}
