package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperLimits;

/**
 * What a keeper has for gas, micro-dollars. As a node asks of an account, the whole offer of a transaction is tied until it is
 * in a block; what it did not cost is free again, and rewards come in. Not thread safe.
 */
final class KeeperPurse {

    private final boolean isEnough;
    private long free;

    KeeperPurse(long capital) {
        isEnough = capital == KeeperLimits.ENOUGH;
        free = capital;
    }

    /** For how many accounts of this cost each there is money, of so many at most. */
    int pays(int most, long costOfEach) {
        if (isEnough || costOfEach == 0) {
            return most;
        }
        return (int) Math.min(most, Math.max(0, free) / costOfEach);
    }

    void tie(long amount) {
        free -= isEnough ? 0 : amount;
    }

    /** Ends the wait of what was tied. */
    void settle(long tied, long cost) {
        free += isEnough ? 0 : tied - cost;
    }

    void earn(long reward) {
        free += isEnough ? 0 : reward;
    }
}
