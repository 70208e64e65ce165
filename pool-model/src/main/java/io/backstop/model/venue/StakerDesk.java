package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.StakerSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stakers of a safety module announce when that they leave, and when they do. It knows no contract, so that a chain and its
 * mirror carry out the same. Not thread safe.
 */
public final class StakerDesk {

    /** What a cohort sends. */
    public enum Deed {
        /** Starts the cooldown of all its shares. */
        ANNOUNCE,
        /** Takes its stake out. */
        LEAVE
    }

    /**
     * A call for all shares of a cohort.
     *
     * @param place of the cohort in the scenario
     */
    public record Call(int place, Deed deed, long shares) {}

    /** The safety module as it stands before a step's block. */
    public interface Stake {

        /** What the shares of a cohort are worth, in millionths of what is staked. */
        long worth(int place);
    }

    private final long cooldownSeconds;
    private final long lpCapital;
    private final long priceBefore;
    private final long initialShares;
    private final long initialStake;
    private final List<Staker> stakers = new ArrayList<>();

    private StakerDesk(ScenarioTape tape, VenueSpec.Pool venue, long initialShares, long initialStake) {
        cooldownSeconds = venue.pocket(Account.SAFETY_MODULE).orElseThrow().cooldownSeconds();
        lpCapital = venue.lpCapital();
        priceBefore = tape.priceBefore();
        this.initialShares = initialShares;
        this.initialStake = initialStake;
        for (StakerSpec spec : tape.circumstances().stakers()) {
            stakers.add(new Staker(
                    spec,
                    FixedPoint.mulDivFloor(initialShares, spec.share(), FixedPoint.RATIO_ONE),
                    FixedPoint.mulDivFloor(initialStake, spec.share(), FixedPoint.RATIO_ONE)));
        }
    }

    /** Whether somebody on this tape reacts at a venue. */
    public static boolean isNeeded(ScenarioTape tape, VenueSpec.Pool venue) {
        return !tape.circumstances().stakers().isEmpty()
                && venue.pocket(Account.SAFETY_MODULE).isPresent();
    }

    /**
     * The stakers of a venue that has them.
     *
     * @param initialShares of the safety module, all given out
     * @param initialStake what they are worth, in millionths of what is staked
     */
    public static StakerDesk of(ScenarioTape tape, VenueSpec.Pool venue, long initialShares, long initialStake) {
        return new StakerDesk(tape, venue, initialShares, initialStake);
    }

    /** Shares of the cohort in this place of the scenario at the start. */
    public long shares(int place) {
        return stakers.get(place).shares;
    }

    /**
     * What they send in a step; each cohort announces once and leaves, or tries to, once.
     *
     * @param times of the blocks before; of the step's own is only known what it is not before
     * @param run whose positions and marks they see
     * @param stake as it is before the block
     */
    public List<Call> decide(int step, BlockTimes times, PoolRun run, Stake stake) {
        List<Call> calls = new ArrayList<>();
        for (int place = 0; place < stakers.size(); place++) {
            Staker staker = stakers.get(place);
            if (staker.isAfraid()) {
                leaveOnceOpen(calls, step, times, place);
            } else if (isFrightened(staker, step, run, stake, place)) {
                staker.announcedAt = step;
                staker.worthThen = stake.worth(place);
                if (cooldownSeconds == 0) {
                    leave(calls, step, place);
                } else {
                    calls.add(new Call(place, Deed.ANNOUNCE, staker.shares));
                }
            }
        }
        return calls;
    }

    private void leaveOnceOpen(List<Call> calls, int step, BlockTimes times, int place) {
        Staker staker = stakers.get(place);
        if (staker.triedAt == StakeRun.NEVER
                && times.earliest(step) >= Math.addExact(times.block(staker.announcedAt), cooldownSeconds)) {
            leave(calls, step, place);
        }
    }

    private void leave(List<Call> calls, int step, int place) {
        Staker staker = stakers.get(place);
        staker.triedAt = step;
        calls.add(new Call(place, Deed.LEAVE, staker.shares));
    }

    private boolean isFrightened(Staker staker, int step, PoolRun run, Stake stake, int place) {
        return switch (staker.spec.fear()) {
            case StakerSpec.Phantom phantom ->
                FixedPoint.compareProducts(run.phantom(step), FixedPoint.RATIO_ONE, phantom.above(), lpCapital) > 0;
            case StakerSpec.Move move ->
                FixedPoint.compareProducts(
                                Math.abs(run.mark(step) - priceBefore), FixedPoint.RATIO_ONE, move.move(), priceBefore)
                        >= 0;
            case StakerSpec.Slash slash ->
                FixedPoint.compareProducts(stake.worth(place), FixedPoint.RATIO_ONE, slash.below(), staker.staked) < 0;
        };
    }

    /** A cohort was let go with this. */
    public void paid(int place, long amount) {
        stakers.get(place).paid = amount;
    }

    /** A cohort was not let go. */
    public void refused(int place, ContractError error) {
        stakers.get(place).refusal = error;
    }

    /**
     * What became of them.
     *
     * @param stake as it is at the end
     * @param othersKept what all shares of nobody's in the scenario are worth then
     * @param leftAssets the whole stake
     */
    public StakeRun result(Stake stake, long othersKept, long leftAssets) {
        List<StakeRun.Cohort> cohorts = new ArrayList<>();
        long shares = initialShares;
        long staked = initialStake;
        for (int place = 0; place < stakers.size(); place++) {
            Staker staker = stakers.get(place);
            cohorts.add(staker.result(stake.worth(place)));
            shares -= staker.shares;
            staked -= staker.staked;
        }
        if (shares > 0) {
            cohorts.add(new StakeRun.Cohort(
                    StakerSpec.OTHERS, shares, staked, StakeRun.NEVER, 0, StakeRun.NEVER, 0, othersKept, null));
        }
        return new StakeRun(initialShares, cohorts, leftAssets);
    }

    /** One cohort as far as it has come. */
    private static final class Staker {

        private final StakerSpec spec;
        private final long shares;
        private final long staked;
        private int announcedAt = StakeRun.NEVER;
        private int triedAt = StakeRun.NEVER;
        private long worthThen;
        private long paid;
        private @Nullable ContractError refusal;

        Staker(StakerSpec spec, long shares, long staked) {
            this.spec = spec;
            this.shares = shares;
            this.staked = staked;
        }

        boolean isAfraid() {
            return announcedAt != StakeRun.NEVER;
        }

        /** Who has left has no shares, so that they are worth nothing. */
        StakeRun.Cohort result(long kept) {
            return new StakeRun.Cohort(
                    spec.name(), shares, staked, announcedAt, worthThen, triedAt, paid, kept, refusal);
        }
    }
}
