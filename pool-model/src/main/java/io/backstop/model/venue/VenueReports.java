package io.backstop.model.venue;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.AvailableReports;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What anybody could bring to a venue's feeds as a run's steps go by, and by which of it the keeper judges at the moment.
 * Not thread safe.
 */
public final class VenueReports {

    private final @Nullable AvailableReports mark;
    private final @Nullable AvailableReports execution;
    private boolean isSettled;
    private final KeeperChoice choice;
    private List<Report> choices = List.of();
    private FeedReports chosen = FeedReports.NONE;
    private boolean isNewer;

    /** The reports of a venue before its first step; none of a feed that is pushed. */
    public VenueReports(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds) {
        long before = SeedingPlan.of(tape).lastTime();
        mark = available(venue.markFeed(), feeds.mark(), before);
        execution = available(venue.executionFeed(), feeds.execution(), before);
        choice = new KeeperChoice(venue, tape.grid());
    }

    /** Moves on to a step; steps must be given in order. */
    public void at(int step) {
        if (mark != null) {
            mark.at(step);
        }
        if (execution != null) {
            execution.at(step);
        }
    }

    /** Takes note of what happened in a step: after a settlement nobody needs a report any more. */
    public void note(List<? extends MarketEvent> happened) {
        isSettled |= happened.stream()
                .anyMatch(event -> event instanceof MarketEvent.Intervened done
                        && done.refusal() == null
                        && done.intervention() instanceof Intervention.SettleAt);
    }

    /** The newest of each feed. */
    public FeedReports newest() {
        return isSettled || (mark == null && execution == null)
                ? FeedReports.NONE
                : new FeedReports(mark == null ? null : mark.newest(), newestExecution());
    }

    /**
     * Begins a keeper's decision at the end of a step.
     *
     * @param landed publish time of the price that the market reads, epoch seconds; not asked where it is pushed
     */
    public void decide(int step, LongSupplier landed) {
        chosen = newest();
        isNewer = false;
        choices = List.of();
        if (mark != null && !isSettled) {
            long last = landed.getAsLong();
            isNewer = mark.newest().publishTime() > last;
            choices = isNewer ? choice.among(mark, step, last) : List.of();
        }
    }

    /** By how many reports the keeper judges one after the other, at least one; the last is the newest. */
    public int choices() {
        return Math.max(1, choices.size());
    }

    /** Turns to one of {@link #choices}, from 0. */
    public void choose(int which) {
        if (!choices.isEmpty()) {
            chosen = new FeedReports(choices.get(which), newestExecution());
        }
    }

    /** What the keeper brings with what it decides now. */
    public FeedReports chosen() {
        return chosen;
    }

    /**
     * The price by which the keeper judges now.
     *
     * @param onChain the market's mark, which decides where nobody can bring a newer one (1e-8 dollar)
     */
    public long markPrice(long onChain) {
        return chosen.mark() == null || !isNewer ? onChain : chosen.mark().price();
    }

    private @Nullable Report newestExecution() {
        return execution == null ? null : execution.newest();
    }

    private static @Nullable AvailableReports available(@Nullable FeedSpec spec, @Nullable FeedTape tape, long before) {
        return spec != null && tape != null && spec.source() instanceof FeedSource.Signed signed
                ? new AvailableReports(tape, signed.figures(), before)
                : null;
    }
}
