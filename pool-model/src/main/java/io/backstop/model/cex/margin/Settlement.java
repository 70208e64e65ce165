package io.backstop.model.cex.margin;

/** What margin and profit of a contract are counted in. */
public enum Settlement {
    /** The dollar, in micro-dollars. */
    DOLLAR,
    /** The coin whose price the contract follows, in 1e-8 of one. */
    COIN
}
