package io.backstop.oracle.feed;

import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ReportSide;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.inclusion.Inclusion;
import io.backstop.oracle.latency.LatencySampler;
import io.backstop.oracle.observation.Observer;
import io.backstop.oracle.random.StreamFamily;
import org.jspecify.annotations.Nullable;

/** Observes prices and publishes what the feed's deviation threshold and heartbeat ask for. */
public final class FeedWriter {

    private static final int NEVER = -1;

    private final TimeGrid grid;
    private final long priceBefore;
    private final FeedSpec feed;
    private final NetworkSpec network;
    private final Observer observer;
    private final Leaders leaders;
    private final @Nullable Signers signers;
    private final LatencySampler latency;
    private final @Nullable Inclusion inclusion;
    private final Stamps stamps;
    private final Landings landings;
    private int published = NEVER;
    private long publishedPrice;
    private int observesAt = NEVER;
    private int freeFrom;

    private FeedWriter(ScenarioTape tape, FeedSpec feed, StreamFamily streams) {
        this.feed = feed;
        grid = tape.grid();
        priceBefore = tape.priceBefore();
        network = feed.network();
        Observer sound = Observer.of(tape, network.observers(), streams);
        observer = network.faults().isEmpty() ? sound : new FaultyObserver(sound, network.faults(), grid, priceBefore);
        leaders = new Leaders(network.rounds(), streams);
        signers = Signers.of(feed, streams);
        latency = new LatencySampler(network.latency(), streams.of("latency"));
        inclusion = network.inclusion() == null ? null : new Inclusion(network.inclusion(), tape, streams.of("blocks"));
        stamps = new Stamps(network.faults(), grid);
        landings = new Landings(grid);
    }

    /**
     * Derives a feed from a tape.
     *
     * <p>The first price that is seen is always published. An update lands at the first step at or after its delay and
     * carries the time at which it was observed; what would land after the last step, or after a newer one, is dropped.
     *
     * @param use feeds of one use with equal figures are equal, whichever venue they belong to
     * @param seed the scenario's
     * @throws io.backstop.model.scenario.InputException if a file that the feed names is broken
     */
    public static FeedTape write(ScenarioTape tape, FeedSpec feed, FeedUse use, long seed) {
        return new FeedWriter(tape, feed, new StreamFamily(seed, use.streams())).written();
    }

    private FeedTape written() {
        for (int step = 0; step < grid.steps(); step++) {
            if (isLookedAt(step) && observer.look(step) && !isStalled(step)) {
                seen(step);
            }
        }
        return new FeedTape(priceBefore, landings.taken());
    }

    /** The first step at or after each interval. */
    private boolean isLookedAt(int step) {
        long interval = network.intervalMillis();
        long since = grid.millis(step) - grid.startMillis();
        return interval == 0 || step == 0 || since / interval > (since - grid.stepMillis()) / interval;
    }

    private boolean isStalled(int step) {
        return isUnder(FaultSpec.Stall.class, step);
    }

    private boolean isUnder(Class<? extends FaultSpec> kind, int step) {
        for (FaultSpec fault : network.faults()) {
            if (kind.isInstance(fault) && fault.during().contains(grid.millis(step))) {
                return true;
            }
        }
        return false;
    }

    /** Begins a round if one is due, and ends the one underway when its leader observes. */
    private void seen(int step) {
        if (observesAt == NEVER && step >= freeFrom && isDue(step)) {
            observesAt = grid.stepAfter(step, leaders.lostMillis());
        }
        if (observesAt != NEVER && step >= observesAt) {
            observesAt = NEVER;
            publish(step);
        }
    }

    private void publish(int step) {
        long duration = leaders.durationMillis();
        freeFrom = grid.stepAfter(step, duration);
        SignedRound round = signers == null ? SignedRound.AGREED : signers.round(grid.millis(step), observer.price());
        if (round == null) {
            return;
        }
        int landing = landing(step, duration + round.millis() + feed.delayMillis() + latency.next());
        if (landing < grid.steps() && isUnder(FaultSpec.KeyLoss.class, landing)) {
            return;
        }
        published = step;
        publishedPrice = round.price(observer.price());
        landings.send(new OracleUpdate(
                landing, publishedPrice, stamps.of(step), observer.confidence(), missingSide(step), round.votes()));
    }

    private @Nullable ReportSide missingSide(int step) {
        for (FaultSpec fault : network.faults()) {
            if (fault instanceof FaultSpec.MissingSide missing && fault.during().contains(grid.millis(step))) {
                return missing.side();
            }
        }
        return null;
    }

    private int landing(int step, long delayMillis) {
        if (inclusion == null) {
            return grid.stepAfter(step, delayMillis);
        }
        return grid.stepAfter(0, inclusion.includedAt(grid.millis(step) + delayMillis) - grid.startMillis());
    }

    private boolean isDue(int step) {
        if (published == NEVER) {
            return true;
        }
        long moved = Math.abs(observer.price() - publishedPrice);
        boolean deviates =
                FixedPoint.compareProducts(moved, FixedPoint.RATIO_ONE, publishedPrice, feed.deviationThreshold()) >= 0;
        long silence = grid.millis(step) - grid.millis(published);
        return deviates || silence >= feed.heartbeatMillis() || isScheduled(step);
    }

    private boolean isScheduled(int step) {
        ScheduleSpec schedule = network.schedule();
        return schedule != null && schedule.asksBetween(grid.millis(published), grid.millis(step));
    }
}
