package io.backstop.oracle.inclusion;

import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.InclusionSpec.Bid;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;
import java.util.Arrays;

/**
 * Tells in which block an update is that was sent at a time. Not thread safe.
 *
 * <p>Every block draws one number; it takes an offer whose chance is larger than that. So who offers more is never later.
 */
public final class Inclusion {

    private final long blockMillis;
    private final Bid bid;
    private final TimeGrid grid;
    private final GasMarket market;
    private final RandomStream random;
    private int[] draws = new int[0];

    /**
     * The market of a tape.
     *
     * @throws io.backstop.model.scenario.InputException if a file of gas prices is broken or does not cover the tape
     */
    public Inclusion(InclusionSpec spec, ScenarioTape tape, RandomStream random) {
        blockMillis = spec.blockMillis();
        bid = spec.bid();
        grid = tape.grid();
        market = GasMarket.of(spec.gas(), tape);
        this.random = random;
    }

    /** Time of the block that takes what was sent at this time: a later one; the end of the tape if none takes it. */
    public long includedAt(long sentMillis) {
        long end = grid.millis(grid.steps());
        long offer = firstOffer(sentMillis);
        long raised = sentMillis;
        long block = Math.floorDiv(sentMillis - grid.startMillis(), blockMillis) + 1;
        for (long millis = time(block); millis < end; millis = time(++block)) {
            while (bid.raiseMillis() > 0 && millis - raised >= bid.raiseMillis() && offer < bid.most()) {
                offer = Math.min(bid.most(), raised(offer));
                raised += bid.raiseMillis();
            }
            if (draw(Math.toIntExact(block)) < market.chance(offer, millis)) {
                return millis;
            }
        }
        return end;
    }

    private long firstOffer(long sentMillis) {
        long offer = bid.price() > 0
                ? bid.price()
                : FixedPoint.mulDivFloor(
                        Math.min(market.paid(bid.quantile(), sentMillis - bid.lagMillis()), Bid.MOST_PRICE),
                        bid.multiple(),
                        FixedPoint.RATIO_ONE);
        return Math.clamp(offer, 1, bid.most());
    }

    private long raised(long offer) {
        return FixedPoint.mulDivCeil(offer, FixedPoint.RATIO_ONE + bid.raise(), FixedPoint.RATIO_ONE);
    }

    private long time(long block) {
        return grid.startMillis() + block * blockMillis;
    }

    /** The number of a block (1e-9), the same whoever asks first. */
    private int draw(int block) {
        if (block >= draws.length) {
            int known = draws.length;
            draws = Arrays.copyOf(draws, Math.max(block + 1, known + known / 2));
            for (int i = known; i < draws.length; i++) {
                draws[i] = random.below(Math.toIntExact(FixedPoint.RATIO_ONE));
            }
        }
        return draws[block];
    }
}
