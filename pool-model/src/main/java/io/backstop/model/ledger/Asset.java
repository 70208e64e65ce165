package io.backstop.model.ledger;

/** What a transfer moves. */
public enum Asset {
    /** The dollar, in micro-dollars. */
    USD,
    /** A staked token, in millionths of one; what it is worth in dollars is a matter of its price. */
    STAKE,
    /** The chain's own coin, in wei: 1e-18 of one. */
    ETHER,
    /** The coin that a contract is on, in 1e-8 of one, where it is money or margin. */
    COIN
}
