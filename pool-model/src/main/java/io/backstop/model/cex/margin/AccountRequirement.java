package io.backstop.model.cex.margin;

/** What the positions of one account need together, in its markets' money. */
public interface AccountRequirement {

    /** Equity needed to open what is open, rounded up. */
    long initialMargin(MarginAccount account);

    /** Equity below which the account is liquidated, rounded up. */
    long maintenanceMargin(MarginAccount account);
}
