package io.backstop.model.cex.sharing;

import io.backstop.model.units.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Says before each wave how much will be taken at most, and after it how much was. No venue known to us publishes either.
 * Not thread safe.
 */
public final class WaveLog {

    private static final long NOTHING_ANNOUNCED = -1;

    private final List<Published> waves = new ArrayList<>();
    private long announced = NOTHING_ANNOUNCED;
    private long announcedAt;

    /**
     * One wave as everybody could have read it.
     *
     * @param time epoch milliseconds of the announcement
     * @param announced budget that was said before, the most that could be taken
     */
    public record Published(long time, long announced, WaveReport report) {

        /** What was announced and not taken. */
        public long spared() {
            return announced - report.taken();
        }
    }

    /** Says what the next wave will take at most. */
    public void announce(long time, long budget) {
        Figures.requireWithin("budget", budget, 0, Long.MAX_VALUE);
        if (announced != NOTHING_ANNOUNCED) {
            throw new IllegalStateException("the wave announced at " + announcedAt + " is not settled yet");
        }
        announced = budget;
        announcedAt = time;
    }

    /**
     * Says what the announced wave has taken.
     *
     * @throws IllegalStateException if it is more than was announced, or nothing was
     */
    public void settle(WaveReport report) {
        if (announced == NOTHING_ANNOUNCED || report.taken() > announced) {
            throw new IllegalStateException("%d taken where %s announced"
                    .formatted(report.taken(), announced == NOTHING_ANNOUNCED ? "nothing was" : announced + " were"));
        }
        waves.add(new Published(announcedAt, announced, report));
        announced = NOTHING_ANNOUNCED;
    }

    /** All waves, first one first. */
    public List<Published> waves() {
        return Collections.unmodifiableList(waves);
    }

    /** Σ max(0, needed − taken): how far the waves together fell short of what their closes cost. */
    public long undershoot() {
        return waves.stream()
                .mapToLong(wave -> Math.max(0, -wave.report().adlOvershoot()))
                .sum();
    }
}
