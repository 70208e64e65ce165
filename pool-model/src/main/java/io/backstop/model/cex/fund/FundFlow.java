package io.backstop.model.cex.fund;

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
    /** What another contract that draws on the fund has brought or cost. */
    OTHER_CONTRACT,
    /** A close at a worse price than the bankruptcy price, as far as there was money. */
    SHORTFALL
}
