package io.backstop.model.market;

/** Where a forced or voluntary close fills. */
public enum CloseMode {
    /** At the price that also triggers: the last accepted update of the mark feed. */
    ORACLE,
    /** At a second, fast feed that stands for the market; only the trigger uses the mark feed. */
    MARKET
}
