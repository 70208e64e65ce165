// Mirrors interfaces/ILiquidationTest.sol
package io.backstop.model.mirror.gate;

/** Whether an account could be liquidated now, as its market sees it. */
@FunctionalInterface
public interface MarginView {

    /** Throws the market's NoPosition or StillHealthy, or the error of a price that is not fresh. */
    void requireLiquidatable(int account);
}
