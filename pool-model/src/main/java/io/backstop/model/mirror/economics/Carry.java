// Mirrors interfaces/ICarry.sol
package io.backstop.model.mirror.economics;

/** What positions owe for staying open. Entry notionals are micro-dollars with the sign of the side, 0 for no position. */
public interface Carry {

    /**
     * What an account owes, micro-dollars.
     *
     * @param funding to the other traders, negative if they owe it
     * @param borrowing to the pool, never negative
     */
    record Charge(long funding, long borrowing) {

        /** Nothing. */
        public static final Charge NONE = new Charge(0, 0);
    }

    /** Staying open is free. */
    Carry FREE = new Carry() {
        @Override
        public Charge settle(int account, long before, long afterwards) {
            return Charge.NONE;
        }

        @Override
        public void accrue() {}

        @Override
        public Charge owed(int account, long entryNotional) {
            return Charge.NONE;
        }

        @Override
        public long netOwed() {
            return 0;
        }

        @Override
        public Runnable checkpoint() {
            return () -> {};
        }
    };

    /**
     * Accrues to now, ends what the account owes and starts it anew; changes nothing if a number does not fit.
     *
     * @param before entry notional until now
     * @param afterwards entry notional from now on
     */
    Charge settle(int account, long before, long afterwards);

    /** Charges for the time until now, before something changes that the rates depend on. */
    void accrue();

    /** What {@link #settle} would return now. */
    Charge owed(int account, long entryNotional);

    /** What all traders together owe to the pool now, negative if the pool owes. */
    long netOwed();

    /** Returns what brings back the present state, for a batch of which a later part may be refused. */
    Runnable checkpoint();
}
