// Mirrors IOrderQueue.Kind
package io.backstop.model.market;

/** What a two-step order asks of the market, in the contract's order. */
public enum OrderKind {
    OPEN,
    INCREASE,
    DECREASE,
    CLOSE
}
