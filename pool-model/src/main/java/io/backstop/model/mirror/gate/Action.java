// Mirrors interfaces/IGate.sol
package io.backstop.model.mirror.gate;

/** What may be asked of a market or of its pool, in the contracts' order. */
public enum Action {
    OPEN,
    INCREASE,
    DECREASE,
    CLOSE,
    LIQUIDATE,
    DELEVERAGE,
    DEPOSIT,
    WITHDRAW
}
