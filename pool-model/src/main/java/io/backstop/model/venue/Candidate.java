package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperSpec;
import java.util.Comparator;

/**
 * A liquidatable account as a keeper's policy weighs it.
 *
 * @param notional what it is worth at the price by which the keeper judges, micro-dollars
 * @param profit the reward that its margin can pay, less gas, micro-dollars
 */
record Candidate(Health health, long notional, long profit) {

    private static final Comparator<Candidate> NEAREST_FIRST = Comparator.comparing(Candidate::health);

    /**
     * Weighs an account.
     *
     * @param promised reward if the margin can pay it, micro-dollars
     * @param fee liquidation fee, which comes after it, micro-dollars
     * @param gas what a liquidation costs, micro-dollars
     */
    static Candidate of(Health health, long notional, long promised, long fee, long gas) {
        long margin = health.triggerEquity() + promised + fee;
        return new Candidate(health, notional, Math.clamp(margin, 0, promised) - gas);
    }

    /** Who comes first under a policy; the nearest to bankruptcy where it makes no difference. */
    static Comparator<Candidate> order(KeeperSpec.Policy policy) {
        return switch (policy) {
            case ALL_AT_ONCE -> NEAREST_FIRST;
            case MOST_UNDERWATER_FIRST ->
                Comparator.comparingLong((Candidate candidate) -> candidate.health.triggerEquity())
                        .thenComparing(NEAREST_FIRST);
            case MOST_PROFITABLE_FIRST, CAPITAL_LIMITED ->
                Comparator.comparingLong(Candidate::profit).reversed().thenComparing(NEAREST_FIRST);
        };
    }
}
