package io.backstop.model.ledger;

/** What a transfer moves. */
public enum Asset {
    /** The dollar, in micro-dollars. */
    USD
}
