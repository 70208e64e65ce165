package io.backstop.model.outcome;

/** What a fund could have paid beside all that it did pay: at each step so much as it has then and never lacks afterwards. Not thread safe. */
final class SpareMoney {

    private final long[] leastFrom;
    private long used;

    private SpareMoney(long[] leastFrom) {
        this.leastFrom = leastFrom;
    }

    /** All of a fund's, nothing used. */
    static SpareMoney of(FundLine fund) {
        long[] least = new long[fund.steps()];
        long lowest = Long.MAX_VALUE;
        for (int step = fund.steps() - 1; step >= 0; step--) {
            lowest = Math.min(lowest, fund.at(step));
            least[step] = lowest;
        }
        return new SpareMoney(least);
    }

    /** Leaves an amount alone from now on, because somebody needs it or was already spared with it. */
    void keep(long amount) {
        used = Math.addExact(used, amount);
    }

    /** Uses what is spare at the end of a step, at most this amount; returns how much. Steps must not go back. */
    long use(int step, long amount) {
        long taken = Math.clamp(Math.subtractExact(leastFrom[step], used), 0, amount);
        keep(taken);
        return taken;
    }
}
