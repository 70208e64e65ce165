// Mirrors interfaces/ILiquidationPolicy.sol
package io.backstop.model.mirror.liquidation;

/** How much of a liquidatable position is closed at once. */
public interface LiquidationPolicy {

    /**
     * A liquidatable position at the mark.
     *
     * @param size signed
     * @param notional micro-dollars
     * @param equity trigger equity, less all fees due
     * @param price 1e-8 dollar
     */
    record Exposure(int account, long size, long notional, long equity, long maintenanceMargin, long price) {}

    /** All of it. */
    LiquidationPolicy FULL = new LiquidationPolicy() {
        @Override
        public long part(Exposure exposure) {
            return Math.absExact(exposure.size());
        }

        @Override
        public void closed(Exposure exposure, long part) {}
    };

    /** How much of |size| may be closed now, at least one unit; throws the contract's error if nothing. */
    long part(Exposure exposure);

    /** Remembers that this part has been closed. */
    void closed(Exposure exposure, long part);
}
