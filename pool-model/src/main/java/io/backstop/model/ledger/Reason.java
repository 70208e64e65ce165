package io.backstop.model.ledger;

/** Why a transfer was made. */
public enum Reason {
    /** Capital brought in before the tape: pool deposit, stake, fund. */
    FUNDING,
    /** Money of the venue's company for its insurance fund while the tape runs. */
    INJECTION,
    /** Collateral posted by a trader. */
    COLLATERAL,
    /** Profit or loss of a close between trader and pool. */
    PNL,
    /** Funding between longs and shorts, by way of the pool, or of the pot of a book venue. */
    FUNDING_PAYMENT,
    /** Rent for the pool's money, from what was left. */
    BORROWING_FEE,
    /** A trade on a book venue at its price. */
    TRADE,
    /** A book venue's fee on a trade. */
    TRADING_FEE,
    /** A payment for a shortfall; the payer says which pocket. */
    SHORTFALL,
    /** A winner's price difference given up in auto-deleveraging. */
    ADL,
    /** A winner's share of a socialised loss. */
    SOCIALISED_LOSS,
    /** What a trader gives back of a profit that he has realised since the last settlement. */
    CLAWBACK,
    /** A shortfall that waits: the pool goes without it for the time being. */
    PENDING,
    /** The pool gets what it went without. */
    RECOVERY,
    /** Bad debt written off the pool's net asset value. */
    WRITE_OFF,
    /** A shortfall that the pool has borne, paid by a pocket later. */
    COVERED_LATER,
    /** Slashed stake of a token, sold for dollars. */
    STAKE_SALE,
    /** Fee on a slash of the stake. */
    SLASHING_FEE,
    /** What of the pool's money is another's now: it lies where it was. */
    REVALUATION,
    /** Liquidation fee from what was left. */
    LIQUIDATION_FEE,
    /** Keeper's reward from what was left. */
    KEEPER_REWARD,
    /** Margin left after a forced close on a book venue, kept by the insurance fund. */
    LIQUIDATION_SURPLUS,
    /** Coins posted as collateral, sold for dollars. */
    COLLATERAL_SALE,
    /** Money of a trader whose positions stand together, from the contract of one to that of another. */
    ALLOTMENT,
    /** Money of a fund on which several contracts draw, from the contract where it lies or to it. */
    SHARED_FUND,
    /** What a trader takes out after a close. */
    PAYOUT,
    /** Money that waits for a two-step order to be carried out, or goes back. */
    ORDER_ESCROW,
    /** What a trader pays to whoever carries his order out. */
    EXECUTION_FEE,
    /** What whoever brings a feed a price pays for it. */
    ORACLE_FEE,
    /** What a depositor takes out of the pool. */
    WITHDRAWAL,
    /** What a staker takes out of the safety module. */
    UNSTAKING
}
