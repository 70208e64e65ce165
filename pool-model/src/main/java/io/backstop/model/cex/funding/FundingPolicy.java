package io.backstop.model.cex.funding;

/** A venue's rule for funding. It remembers samples; one object belongs to one market of one run. */
public interface FundingPolicy {

    /**
     * Takes the premium of a step and returns what is paid in it, mostly 0.
     *
     * @param millis time of the step, which never goes back
     * @param premium how far the contract is above its index (1e-9), see {@link PremiumIndex}
     * @return 1e-9 of the notional, positive if longs pay
     * @throws ArithmeticException if a sum does not fit 64 bits
     */
    long update(long millis, long premium);

    /** Whether {@link #update} would look at the premium of a step at this time; if not, it may be any. */
    boolean takesPremium(long millis);

    /** Whether {@link #lastRate} is a rate, which may be 0; not before the first payment. */
    boolean hasRate();

    /** The rate of the last payment, or of the running one where payment never stops (1e-9); 0 before the first. */
    long lastRate();

    /** Time until the next payment; 0 where payment never stops. */
    long millisToFunding(long millis);
}
