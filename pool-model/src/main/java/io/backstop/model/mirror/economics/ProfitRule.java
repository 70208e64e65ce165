// Mirrors interfaces/IProfitRule.sol
package io.backstop.model.mirror.economics;

/** What a winner does not get of a profit. */
public interface ProfitRule {

    /** Winners get everything. */
    ProfitRule NONE = new ProfitRule() {
        @Override
        public long withheld(boolean isLong, long profit) {
            return 0;
        }

        @Override
        public void paid(boolean isLong, long profit) {}
    };

    /** The part of a profit in micro-dollars that stays in the pool, between 0 and {@code profit}. */
    long withheld(boolean isLong, long profit);

    /** Books what was withheld of a profit that was paid out; asked while the position is still counted. */
    void paid(boolean isLong, long profit);
}
