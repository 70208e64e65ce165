package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * One trader who reacts to what his venue shows, with all numbers drawn.
 *
 * @param account his account id
 * @param stopLoss adverse move from the entry price at which he closes (1e-9); 0 if he has no stop
 * @param topUp how he brings collateral; null if he does not
 * @param panic when he flees; null if he does not
 * @param panicDelay steps from fright to flight
 * @param trading what he trades by himself; null if he only holds
 */
public record AgentSpec(
        int account,
        long stopLoss,
        CohortSpec.Habit.@Nullable TopUp topUp,
        CohortSpec.Habit.@Nullable Panic panic,
        int panicDelay,
        @Nullable Trading trading) {

    /**
     * A strategy and what it trades.
     *
     * @param size market units, positive
     * @param collateral micro-dollars for each position
     */
    public record Trading(CohortSpec.Strategy strategy, long size, long collateral) {}

    /** Whether he does anything by himself. */
    public boolean reacts() {
        return stopLoss > 0 || topUp != null || panic != null || trading != null;
    }

    void addTo(Hashes hashes) {
        hashes.add(account).add(stopLoss).add(panicDelay);
        hashes.add(text(topUp)).add(text(panic)).add(text(trading));
    }

    /** Records of numbers alone, whose text is the same everywhere. */
    private static String text(@Nullable Record part) {
        return String.valueOf(part);
    }
}
