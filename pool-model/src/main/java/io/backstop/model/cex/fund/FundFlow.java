package io.backstop.model.cex.fund;

import io.backstop.model.ledger.Reason;

/** Why a fund's balance changed. */
public enum FundFlow {
    /** A close at a better price than the bankruptcy price. */
    SURPLUS,
    /** Fee on what was liquidated. */
    CLEARANCE_FEE,
    /** The fund's share of ordinary trading fees. */
    TRADING_FEE_SHARE,
    /** The company puts its own money in. */
    INJECTION,
    /** Funding for what the fund stands for, either way, and what rounding leaves of all payments. */
    FUNDING_PAYMENT,
    /** A close at a worse price than the bankruptcy price, as far as there was money. */
    SHORTFALL;

    /** The kind of a movement of the ledger between a fund and somebody else. */
    public static FundFlow of(Reason reason) {
        return switch (reason) {
            case LIQUIDATION_FEE -> CLEARANCE_FEE;
            case INJECTION -> INJECTION;
            case FUNDING_PAYMENT -> FUNDING_PAYMENT;
            case SHORTFALL -> SHORTFALL;
            default -> SURPLUS;
        };
    }
}
