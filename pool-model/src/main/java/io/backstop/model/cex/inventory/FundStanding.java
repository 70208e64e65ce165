package io.backstop.model.cex.inventory;

/** A fund that takes positions over, as one contract that draws on it sees it. */
public interface FundStanding {

    /** What it has now, the contract's money. */
    long balance();

    /** Notional of what it holds in other contracts, at their marks. */
    long heldElsewhere();

    /** Looks at it and tells whether it takes positions over now; times never go back. */
    boolean isPresent(long time);
}
