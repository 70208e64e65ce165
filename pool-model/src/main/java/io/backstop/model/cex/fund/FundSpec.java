package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;

/**
 * One fund as it begins.
 *
 * @param name for people
 * @param balance in the contract's money, not negative
 * @param windowMillis how far back its peak is looked for, positive; 8 h at Bybit and OKX
 */
public record FundSpec(String name, FundScope scope, long balance, long windowMillis) {

    /** Checks the figures. */
    public FundSpec {
        Figures.requireWithin(name + ".balance", balance, 0, Long.MAX_VALUE);
        Figures.requireWithin(name + ".windowMillis", windowMillis, 1, Long.MAX_VALUE);
    }
}
