package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.OrderKind;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in a pool market: the same values from the contracts' logs and from the mirror. */
public sealed interface MarketEvent {

    /** Capital came into a pocket or the pool from outside. */
    record Funded(Account pocket, long amount) implements MarketEvent {}

    /** A position was opened. */
    record PositionOpened(int account, long size, long entryPrice, long collateral) implements MarketEvent {}

    /**
     * A position was added to; size and execution price are 0 and nothing is realised where only collateral came.
     *
     * @param collateral added micro-dollars
     * @param entryPrice of the whole position afterwards
     */
    record PositionIncreased(
            int account, long size, long executionPrice, long collateral, long entryPrice, Realised realised)
            implements MarketEvent {

        /** By how much the collateral changed. */
        public long collateralAdded() {
            return realised.collateralLeft(collateral);
        }
    }

    /**
     * A part of a position was closed by its owner, or collateral taken out.
     *
     * @param realised kept in or taken from the collateral
     * @param payout collateral paid out
     */
    record PositionDecreased(int account, long size, long executionPrice, Realised realised, long payout)
            implements MarketEvent {

        /** Collateral of what remains, given the collateral before. */
        public long collateralLeft(long collateral) {
            return Math.subtractExact(realised.collateralLeft(collateral), payout);
        }
    }

    /** A position was closed by its owner. */
    record PositionClosed(int account, Settlement settlement) implements MarketEvent {}

    /** A position, or the part in the settlement, was liquidated at this mark price. */
    record PositionLiquidated(int account, long markPrice, Settlement settlement) implements MarketEvent {}

    /** A winner was closed, wholly or in part, at a price that is not the market's. */
    record PositionDeleveraged(int account, long markPrice, Settlement settlement) implements MarketEvent {}

    /** A shortfall was spread; payments, pending and bad debt add up to it. Comes before the close that made it. */
    record ShortfallSettled(int account, long shortfall, List<PocketPayment> paid, long pending, long badDebt)
            implements MarketEvent {

        /** Keeps the payments as they are. */
        public ShortfallSettled {
            paid = List.copyOf(paid);
        }
    }

    /** A winner gave up profit, of which some was still missing; comes after the close. */
    record Deleveraged(int account, long givenUp, long resolved) implements MarketEvent {}

    /**
     * Others together bore a part of the pending shortfalls.
     *
     * @param ratio share of its entry notional (1e-9) that every open position owes for it from now on; 0 where winners left
     *     it when they were paid
     */
    record LossSocialised(long amount, long ratio) implements MarketEvent {}

    /** Pending shortfalls that nobody bore in time became bad debt. */
    record ShortfallWrittenOff(long amount) implements MarketEvent {}

    /** What a pocket does by itself. */
    sealed interface OfPocket extends MarketEvent {}

    /** Junior and senior providers were valued anew, in micro-dollars. */
    record TranchesRevalued(long junior, long senior) implements OfPocket {}

    /** Slashed stake was sold for micro-dollars, of which {@code paid} is for the pool and the rest the fee. */
    record StakeSold(long stake, long price, long dollars, long paid) implements OfPocket {}

    /** A pocket paid the pool micro-dollars for a loss that the pool had borne. */
    record LossCovered(Account pocket, long amount) implements OfPocket {}

    /** Junior or senior providers were paid micro-dollars of the pool's; comes after {@link Withdrawn}. */
    record TrancheLeft(boolean junior, long amount) implements OfPocket {}

    /** Stakers took their stake out of the safety module: shares gone, millionths of what is staked paid. */
    record StakeLeft(long shares, long amount) implements OfPocket {}

    /** A feed was paid so many wei for a price that somebody brought it. */
    record OracleFeePaid(Account payer, long wei) implements MarketEvent {}

    /** Somebody flagged an account at this time (epoch seconds), so that it may be liquidated some time later. */
    record Flagged(int account, long flaggedAt) implements MarketEvent {}

    /** Somebody showed that a flagged account is healthy. */
    record Unflagged(int account) implements MarketEvent {}

    /** One item of a batch of flags was refused. */
    record FlagFailed(int account, ContractError error) implements MarketEvent {}

    /** One item of a batch of liquidations was refused. */
    record LiquidationFailed(int account, ContractError error) implements MarketEvent {}

    /**
     * Somebody with a role did what the tape says, or tried to; comes before everything that happens in its step.
     *
     * @param refusal why it changed nothing; null if it was done
     */
    record Intervened(Intervention intervention, @Nullable ContractError refusal) implements MarketEvent {}

    /** An order of the tape was refused. */
    record OrderRefused(int account, long notional, ContractError error) implements MarketEvent {}

    /** What the queue of two-step orders tells about one request. */
    sealed interface OfQueue extends MarketEvent {

        /** The request's number. */
        long id();
    }

    /**
     * An order was asked for, its collateral and the fee paid in.
     *
     * @param collateral micro-dollars that it adds or takes out
     */
    record OrderRequested(long id, OrderKind kind, int account, long size, long collateral) implements OfQueue {

        /** Micro-dollars that were paid in for the position. */
        public long added() {
            return kind == OrderKind.OPEN || kind == OrderKind.INCREASE ? collateral : 0;
        }
    }

    /** The market did what was asked for, at a feed's price of {@code price}; comes after what it did. */
    record RequestExecuted(long id, int account, long price) implements OfQueue {}

    /** The market refused what was asked for, and the request has ended. */
    record RequestRefused(long id, ContractError error) implements OfQueue {}

    /** A request ended without being tried, and everything went back. */
    record RequestCancelled(long id) implements OfQueue {}

    /** Depositors left the pool: shares gone, micro-dollars paid. */
    record Withdrawn(long shares, long amount) implements MarketEvent {}

    /** Depositors were not let go with these shares. */
    record WithdrawalRefused(long shares, ContractError error) implements MarketEvent {}
}
