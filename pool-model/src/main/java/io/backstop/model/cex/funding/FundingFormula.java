package io.backstop.model.cex.funding;

/** What a venue makes of the mean premium of an interval. Both are 1e-9 for the period that the rate is quoted for. */
@FunctionalInterface
public interface FundingFormula {

    /** The rate for a mean premium. */
    long rate(long meanPremium);
}
