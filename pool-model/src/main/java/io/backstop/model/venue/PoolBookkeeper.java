package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.waterfall.PocketPayment;

/** Rebuilds a pool market's ledger from its events alone. */
final class PoolBookkeeper {

    /** Shares for a dollar when the pool was new, in units of both. */
    private static final long SHARES_AT_PAR = 1000;

    private final Ledger ledger;
    private final VenueSpec.Pool venue;
    private final Account feeRecipient;
    private final Account slashFees;
    private final QueueBookkeeper queue;
    private long sharesGone;

    PoolBookkeeper(Ledger ledger, VenueSpec.Pool venue) {
        OrderQueueSpec orders = venue.mechanisms().orders();
        queue = new QueueBookkeeper(ledger, orders == null ? 0 : orders.executionFee());
        this.ledger = ledger;
        this.venue = venue;
        feeRecipient = PoolRun.feeRecipient(venue);
        slashFees = venue.pocket(Account.TREASURY).isPresent() ? Account.TREASURY : Account.EXTERNAL;
    }

    /** Values what the pool has won above what its shares cost, if it keeps that as a buffer. */
    void endStep(int step) {
        if (venue.buffersProfit()) {
            long cash =
                    ledger.balance(Account.LP) + ledger.balance(Account.JUNIOR_LP) + ledger.balance(Account.FEE_BUFFER);
            value(
                    step,
                    Account.FEE_BUFFER,
                    Math.max(0, cash - (venue.lpCapital() - Math.ceilDiv(sharesGone, SHARES_AT_PAR))));
        }
    }

    void book(int step, MarketEvent event) {
        switch (event) {
            case MarketEvent.Funded e -> fund(step, e);
            case MarketEvent.PositionOpened e ->
                ledger.transfer(step, Account.EXTERNAL, Account.trader(e.account()), e.collateral(), Reason.COLLATERAL);
            case MarketEvent.PositionIncreased e -> increase(step, Account.trader(e.account()), e);
            case MarketEvent.PositionDecreased e -> {
                Account trader = Account.trader(e.account());
                pay(step, trader, e.realised());
                ledger.transfer(step, trader, Account.EXTERNAL, e.payout(), Reason.PAYOUT);
            }
            case MarketEvent.PositionClosed e -> close(step, Account.trader(e.account()), e.settlement());
            case MarketEvent.PositionLiquidated e -> close(step, Account.trader(e.account()), e.settlement());
            case MarketEvent.PositionDeleveraged e -> close(step, Account.trader(e.account()), e.settlement());
            case MarketEvent.ShortfallSettled e -> payShortfall(step, e);
            case MarketEvent.Deleveraged e -> giveUp(step, e);
            case MarketEvent.LossSocialised e -> {
                ledger.transfer(
                        step, Account.SOCIALISED, Account.PENDING_SHORTFALL, e.amount(), Reason.SOCIALISED_LOSS);
                ledger.transfer(step, Account.PENDING_SHORTFALL, Account.LP, e.amount(), Reason.RECOVERY);
                ledger.transfer(step, Account.LP, Account.SOCIALISED, e.amount(), Reason.RECOVERY);
            }
            case MarketEvent.ShortfallWrittenOff e -> {
                ledger.transfer(step, Account.BAD_DEBT, Account.PENDING_SHORTFALL, e.amount(), Reason.SHORTFALL);
                ledger.transfer(step, Account.PENDING_SHORTFALL, Account.LP, e.amount(), Reason.RECOVERY);
                ledger.transfer(step, Account.LP, Account.BAD_DEBT, e.amount(), Reason.WRITE_OFF);
            }
            case MarketEvent.TranchesRevalued e -> value(step, Account.JUNIOR_LP, e.junior());
            case MarketEvent.StakeSold e -> sellStake(step, e);
            case MarketEvent.LossCovered e ->
                ledger.transfer(step, e.pocket(), Account.LP, e.amount(), Reason.COVERED_LATER);
            case MarketEvent.TrancheLeft e ->
                ledger.transfer(step, Account.JUNIOR_LP, Account.LP, e.junior() ? e.amount() : 0, Reason.WITHDRAWAL);
            case MarketEvent.StakeLeft e -> takeStake(step, e.amount());
            case MarketEvent.Flagged e -> {}
            case MarketEvent.Unflagged e -> {}
            case MarketEvent.FlagFailed e -> {}
            case MarketEvent.OracleFeePaid e ->
                ledger.transferEther(step, e.payer(), Account.ORACLE, e.wei(), Reason.ORACLE_FEE);
            case MarketEvent.LiquidationFailed e -> {}
            case MarketEvent.OrderRefused e -> {}
            case MarketEvent.OfQueue e -> queue.book(step, e);
            case MarketEvent.Intervened e -> {}
            case MarketEvent.Withdrawn e -> {
                ledger.transfer(step, Account.LP, Account.EXTERNAL, e.amount(), Reason.WITHDRAWAL);
                sharesGone = Math.addExact(sharesGone, e.shares());
            }
            case MarketEvent.WithdrawalRefused e -> {}
        }
    }

    private void fund(int step, MarketEvent.Funded e) {
        if (venue.stake() != null && e.pocket().equals(Account.SAFETY_MODULE)) {
            ledger.transferStake(step, Account.EXTERNAL, e.pocket(), e.amount(), Reason.FUNDING);
        } else {
            ledger.transfer(step, Account.EXTERNAL, e.pocket(), e.amount(), Reason.FUNDING);
        }
    }

    private void takeStake(int step, long amount) {
        if (venue.stake() != null) {
            ledger.transferStake(step, Account.SAFETY_MODULE, Account.EXTERNAL, amount, Reason.UNSTAKING);
        } else {
            ledger.transfer(step, Account.SAFETY_MODULE, Account.EXTERNAL, amount, Reason.UNSTAKING);
        }
    }

    /** Dollars for a token come from a buyer outside; staked dollars are themselves what the slash pays. */
    private void sellStake(int step, MarketEvent.StakeSold e) {
        if (venue.stake() != null) {
            ledger.transferStake(step, Account.SAFETY_MODULE, Account.EXTERNAL, e.stake(), Reason.STAKE_SALE);
            ledger.transfer(step, Account.EXTERNAL, Account.SAFETY_MODULE, e.dollars(), Reason.STAKE_SALE);
        }
        ledger.transfer(step, Account.SAFETY_MODULE, slashFees, e.dollars() - e.paid(), Reason.SLASHING_FEE);
    }

    private void payShortfall(int step, MarketEvent.ShortfallSettled settled) {
        Account trader = Account.trader(settled.account());
        for (PocketPayment payment : settled.paid()) {
            ledger.transfer(step, payment.pocket(), trader, payment.amount(), Reason.SHORTFALL);
        }
        ledger.transfer(step, Account.PENDING_SHORTFALL, trader, settled.pending(), Reason.PENDING);
        ledger.transfer(step, Account.LP, Account.PENDING_SHORTFALL, settled.pending(), Reason.PENDING);
        ledger.transfer(step, Account.BAD_DEBT, trader, settled.badDebt(), Reason.SHORTFALL);
        ledger.transfer(step, Account.LP, Account.BAD_DEBT, settled.badDebt(), Reason.WRITE_OFF);
    }

    /** The winner is paid as at the mark and then pays what it gives up; what was not missing stays with the pool. */
    private void giveUp(int step, MarketEvent.Deleveraged e) {
        Account trader = Account.trader(e.account());
        ledger.transfer(step, Account.LP, trader, e.givenUp(), Reason.PNL);
        ledger.transfer(step, trader, Account.PENDING_SHORTFALL, e.resolved(), Reason.ADL);
        ledger.transfer(step, Account.PENDING_SHORTFALL, Account.LP, e.resolved(), Reason.RECOVERY);
        ledger.transfer(step, trader, Account.LP, e.givenUp() - e.resolved(), Reason.LIQUIDATION_SURPLUS);
    }

    private void increase(int step, Account trader, MarketEvent.PositionIncreased e) {
        ledger.transfer(step, Account.EXTERNAL, trader, e.collateral(), Reason.COLLATERAL);
        pay(step, trader, e.realised());
    }

    /** Funding goes by way of the pool; what the pool cannot pay of both together is missing in the profit. */
    private void pay(int step, Account trader, Realised realised) {
        exchange(step, trader, Math.negateExact(realised.funding()), Reason.FUNDING_PAYMENT);
        exchange(step, trader, realised.pnl() - realised.unpaidClaim(), Reason.PNL);
        ledger.transfer(step, trader, Account.LP, realised.borrowing(), Reason.BORROWING_FEE);
    }

    /** Makes the balance of an account whose money lies in the pool what it is worth now. */
    private void value(int step, Account part, long worth) {
        exchange(step, part, worth - ledger.balance(part), Reason.REVALUATION);
    }

    /** Moves a gain from the pool to another, or a loss the other way. */
    private void exchange(int step, Account other, long gain, Reason reason) {
        if (gain < 0) {
            ledger.transfer(step, other, Account.LP, -gain, reason);
        } else {
            ledger.transfer(step, Account.LP, other, gain, reason);
        }
    }

    private void close(int step, Account trader, Settlement s) {
        pay(step, trader, s.realised());
        ledger.transfer(step, trader, Account.KEEPER, s.keeperReward(), Reason.KEEPER_REWARD);
        ledger.transfer(step, trader, feeRecipient, s.liquidationFee(), Reason.LIQUIDATION_FEE);
        ledger.transfer(step, trader, Account.EXTERNAL, s.payout(), Reason.PAYOUT);
    }
}
