package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;

/** What of a winner may be taken. */
public enum Endowment {
    /** All his equity (arXiv 2512.01112, versions 1 and 2). */
    EQUITY {
        @Override
        public long of(Standing winner) {
            return Math.max(0, winner.equity());
        }
    },
    /** His profit, as far as there is equity: collateral is his own (version 3). */
    PROFIT {
        @Override
        public long of(Standing winner) {
            return Math.max(0, Math.min(winner.profit(), winner.equity()));
        }
    };

    /** The most that may be taken; never negative. */
    public abstract long of(Standing winner);
}
