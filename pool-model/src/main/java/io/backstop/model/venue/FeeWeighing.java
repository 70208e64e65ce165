package io.backstop.model.venue;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PositionTable;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rewards of a liquidation pay for the prices that are brought with it.
 *
 * <p>Rewards are counted as they are promised, as if all of each position were closed. Who is promised none works for the
 * protocol and weighs nothing.
 */
final class FeeWeighing {

    private final RewardOfStep reward;
    private final long sizeUnit;
    private final long markFeeWei;
    private final long executionFeeWei;

    private FeeWeighing(RewardOfStep reward, long sizeUnit, long markFeeWei, long executionFeeWei) {
        this.reward = reward;
        this.sizeUnit = sizeUnit;
        this.markFeeWei = markFeeWei;
        this.executionFeeWei = executionFeeWei;
    }

    /** The weighing of a venue's keeper; null if there is nothing to weigh. */
    static @Nullable FeeWeighing of(ScenarioTape tape, VenueSpec.Pool venue) {
        // A price that was asked for is settled whoever needs it.
        boolean isAsked = venue.markFeed().source() instanceof FeedSource.RequestCommit;
        boolean isPromisedNothing = venue.triggerRules().widest().keeperReward() == 0;
        long mark = feeWei(venue.markFeed());
        long execution = feeWei(venue.executionFeed());
        if (isAsked || isPromisedNothing || (mark == 0 && execution == 0)) {
            return null;
        }
        GasPrices gas = tape.circumstances().gas();
        return new FeeWeighing(
                RewardOfStep.of(venue.triggerRules(), gas, venue.interruptions(), tape.grid()),
                venue.rules().sizeUnit(),
                mark,
                execution);
    }

    /**
     * Whether these accounts' rewards are at least the fees.
     *
     * @param bringsMark whether the mark feed takes a price with it; the execution feed is taken to
     * @param markPrice at which notional counts, 1e-8 dollar
     */
    boolean pays(int step, boolean bringsMark, PositionTable positions, int[] accounts, long markPrice) {
        long wei = Math.addExact(bringsMark ? markFeeWei : 0, executionFeeWei);
        long left = OracleFees.inDollars(wei, reward.etherPrice().at(step));
        for (int i = 0; i < accounts.length && left > 0; i++) {
            long notional = MarginMaths.notional(positions.size(accounts[i]), markPrice, sizeUnit);
            left -= reward.rulesAt(step, notional).keeperReward();
        }
        return left <= 0;
    }

    private static long feeWei(@Nullable FeedSpec feed) {
        return feed == null ? 0 : feed.source().feeWei();
    }
}
