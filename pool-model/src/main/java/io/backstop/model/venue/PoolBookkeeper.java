package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.waterfall.PocketPayment;

/** Rebuilds a pool market's ledger from its events alone. */
final class PoolBookkeeper {

    private final Ledger ledger;
    private final Account feeRecipient;

    /** Books liquidation fees to {@code feeRecipient}. */
    PoolBookkeeper(Ledger ledger, Account feeRecipient) {
        this.ledger = ledger;
        this.feeRecipient = feeRecipient;
    }

    void book(int step, MarketEvent event) {
        switch (event) {
            case MarketEvent.Funded e ->
                ledger.transfer(step, Account.EXTERNAL, e.pocket(), e.amount(), Reason.FUNDING);
            case MarketEvent.PositionOpened e ->
                ledger.transfer(step, Account.EXTERNAL, Account.trader(e.account()), e.collateral(), Reason.COLLATERAL);
            case MarketEvent.PositionIncreased e ->
                ledger.transfer(step, Account.EXTERNAL, Account.trader(e.account()), e.collateral(), Reason.COLLATERAL);
            case MarketEvent.PositionDecreased e -> {
                Account trader = Account.trader(e.account());
                payPnl(step, trader, e.pnl(), e.unpaidClaim());
                ledger.transfer(step, trader, Account.EXTERNAL, e.payout(), Reason.PAYOUT);
            }
            case MarketEvent.PositionClosed e -> close(step, Account.trader(e.account()), e.settlement());
            case MarketEvent.PositionLiquidated e -> close(step, Account.trader(e.account()), e.settlement());
            case MarketEvent.ShortfallSettled e -> payShortfall(step, e);
            case MarketEvent.LiquidationFailed e -> {}
            case MarketEvent.OrderRefused e -> {}
        }
    }

    private void payShortfall(int step, MarketEvent.ShortfallSettled settled) {
        Account trader = Account.trader(settled.account());
        for (PocketPayment payment : settled.paid()) {
            ledger.transfer(step, payment.pocket(), trader, payment.amount(), Reason.SHORTFALL);
        }
        ledger.transfer(step, Account.BAD_DEBT, trader, settled.badDebt(), Reason.SHORTFALL);
        ledger.transfer(step, Account.LP, Account.BAD_DEBT, settled.badDebt(), Reason.WRITE_OFF);
    }

    private void payPnl(int step, Account trader, long pnl, long unpaidClaim) {
        if (pnl < 0) {
            ledger.transfer(step, trader, Account.LP, -pnl, Reason.PNL);
        } else {
            ledger.transfer(step, Account.LP, trader, pnl - unpaidClaim, Reason.PNL);
        }
    }

    private void close(int step, Account trader, Settlement s) {
        payPnl(step, trader, s.pnl(), s.unpaidClaim());
        ledger.transfer(step, trader, Account.KEEPER, s.keeperReward(), Reason.KEEPER_REWARD);
        ledger.transfer(step, trader, feeRecipient, s.liquidationFee(), Reason.LIQUIDATION_FEE);
        ledger.transfer(step, trader, Account.EXTERNAL, s.payout(), Reason.PAYOUT);
    }
}
