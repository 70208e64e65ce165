package io.backstop.model.cex.inventory;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.MarketPresence;

/** A fund that takes positions over, as one contract that draws on it sees it. */
public interface FundStanding {

    /** What it has now, the contract's money. */
    long balance();

    /** Notional of what it holds in other contracts, at their marks. */
    long heldElsewhere();

    /** Looks at it and tells whether it takes positions over now; times never go back. */
    boolean isPresent(long time);

    /** A fund of one contract. */
    static FundStanding of(Fund fund, MarketPresence presence) {
        return new FundStanding() {
            @Override
            public long balance() {
                return fund.balance();
            }

            @Override
            public long heldElsewhere() {
                return 0;
            }

            @Override
            public boolean isPresent(long time) {
                return presence.isPresent(time);
            }
        };
    }
}
