package io.backstop.model.venue;

import io.backstop.model.units.FixedPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the stakers of a safety module, cohort by cohort; amounts are millionths of what is staked, dollars or tokens.
 *
 * @param initialShares shares given out for the stake of the start
 * @param cohorts in the order of the scenario, those who stay whatever happens last; none where nobody reacts
 * @param leftAssets the stake at the end
 */
public record StakeRun(long initialShares, List<Cohort> cohorts, long leftAssets) {

    /** Nobody reacts, or there is no safety module. */
    public static final StakeRun NONE = new StakeRun(0, List.of(), 0);

    /** In place of a step: never. */
    public static final int NEVER = -1;

    /** Keeps the list as it is. */
    public StakeRun {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * One cohort.
     *
     * @param shares all that it had at the start
     * @param staked what they were worth then
     * @param announcedAt the step in which it started its cooldown, or left where there is none; {@link #NEVER} if it did not
     * @param worthThen what its shares were worth at the end of the step before that
     * @param triedAt the step in which it wanted to take its stake out; {@link #NEVER} if it did not
     * @param paid what it got
     * @param kept what its shares are worth at the end
     * @param refusal why it was not let go; null if it was, or did not ask
     */
    public record Cohort(
            String name,
            long shares,
            long staked,
            int announcedAt,
            long worthThen,
            int triedAt,
            long paid,
            long kept,
            @Nullable ContractError refusal) {

        /** What it has and got less what it staked. */
        public long pnl() {
            return Math.subtractExact(Math.addExact(paid, kept), staked);
        }

        /** What slashes took before it announced that it leaves; of a cohort that did not, all of them. */
        public long slashedBefore() {
            return announcedAt == NEVER ? staked - kept : staked - worthThen;
        }

        /** What slashes took from the announcement to the payment, or to the end if there was none. */
        public long slashedWhileWaiting() {
            return announcedAt == NEVER ? 0 : worthThen - paid - kept;
        }
    }

    /** Paid to all who left. */
    public long paid() {
        return cohorts.stream().mapToLong(Cohort::paid).reduce(0, Math::addExact);
    }

    /**
     * What a cohort has more than if all had shared every slash alike (rounded down; negative if staying was the mistake). The others
     * have that much less.
     */
    public long runGain(Cohort cohort) {
        long alike = FixedPoint.mulDivCeil(Math.addExact(leftAssets, paid()), cohort.shares, initialShares);
        return Math.subtractExact(Math.addExact(cohort.paid, cohort.kept), alike);
    }
}
