package io.backstop.model.venue;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.AvailableReports;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TapeTimes;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.function.LongPredicate;
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
    private final @Nullable VersionDesk versions;
    private final @Nullable FeeWeighing fees;
    private final LandingTimes landings;
    private long version;
    private List<Report> choices = List.of();
    private FeedReports chosen = FeedReports.NONE;
    private boolean isNewer;
    private int decided;

    /** The reports of a venue before its first step at the times of its tape; none of a feed that is pushed. */
    public VenueReports(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds) {
        this(tape, venue, feeds, TapeTimes.of(tape, venue));
    }

    /**
     * The same at the times of a chain.
     *
     * @param times at which reports were observed, and by which they grow old
     */
    public VenueReports(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds, BlockTimes times) {
        mark = available(venue.markFeed(), feeds.mark(), times);
        execution = available(venue.executionFeed(), feeds.execution(), times);
        landings = new LandingTimes(tape.grid(), times, venue.keeperLatencyMillis());
        choice = new KeeperChoice(venue, landings);
        fees = FeeWeighing.of(tape, venue);
        versions = venue.markFeed().source() instanceof FeedSource.RequestCommit asked
                ? new VersionDesk(asked.versions(), landings)
                : null;
    }

    /** When what the keeper who brings them decides comes into a block. */
    public LandingTimes landings() {
        return landings;
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
                : new FeedReports(mark == null ? null : mark.newest(), newestExecution(), 0);
    }

    /** Whether a publisher pushes the price by which positions are liquidated, so that nobody can bring it. */
    public boolean isMarkPushed() {
        return mark == null;
    }

    /** Whether prices are to be had for versions only, which somebody asks for. */
    public boolean areAskedFor() {
        return versions != null && !isSettled;
    }

    /**
     * Begins a keeper's decision at the end of a step.
     *
     * @param landed publish time of the price that the market reads, epoch seconds; not asked where it is pushed
     * @param pendingVersion the oldest version that is not settled, 0 if there is none; asked only where versions are
     */
    public void decide(int step, LongSupplier landed, LongSupplier pendingVersion) {
        decided = step;
        chosen = newest();
        isNewer = false;
        choices = List.of();
        if (mark != null && !isSettled) {
            long last = landed.getAsLong();
            choices = versions == null
                    ? choicesAfter(mark, step, last)
                    : settling(mark, versions, step, last, pendingVersion);
            isNewer = !choices.isEmpty();
        }
    }

    private List<Report> choicesAfter(AvailableReports reports, int step, long last) {
        return reports.newest().publishTime() > last ? choice.among(reports, step, last) : List.of();
    }

    private List<Report> settling(
            AvailableReports reports, VersionDesk desk, int step, long last, LongSupplier pendingVersion) {
        version = desk.isBusy(step) ? 0 : pendingVersion.getAsLong();
        return version == 0 ? List.of() : desk.settling(version, reports, last);
    }

    /** What may be brought ahead of orders at this decision; null if nothing may. */
    public @Nullable FeedReports usable() {
        if (!areAskedFor()) {
            return newest();
        }
        return choices.isEmpty() ? null : new FeedReports(choices.getFirst(), null, version);
    }

    /** Something that settles or asks for a version was sent at the end of this step. */
    public void sent(int step) {
        if (versions != null) {
            versions.sent(step);
        }
    }

    /**
     * What is left to do about versions after the keeper's decision.
     *
     * @param isNeeded whether somebody needs a price, given the newest that there is off chain (1e-8 dollar)
     * @return null if there is nothing to do
     */
    public @Nullable VersionCall versionCall(int step, LongPredicate isNeeded) {
        if (versions == null || mark == null || isSettled || versions.isBusy(step)) {
            return null;
        } else if (version == 0) {
            return isNeeded.test(mark.newest().price()) ? new VersionCall.Ask() : null;
        } else if (!choices.isEmpty()) {
            return new VersionCall.Settle(new FeedReports(choices.getFirst(), null, version));
        }
        return versions.isTimedOut(step, version) ? new VersionCall.GiveUp(version) : null;
    }

    /**
     * By how many reports the keeper judges one after the other; the last is the newest. None if it has to wait for a
     * version, otherwise at least one.
     */
    public int choices() {
        return areAskedFor() ? choices.size() : Math.max(1, choices.size());
    }

    /** Turns to one of {@link #choices}, from 0. */
    public void choose(int which) {
        if (!choices.isEmpty()) {
            chosen = new FeedReports(choices.get(which), newestExecution(), version);
        }
    }

    /** What the keeper brings with what it decides now. */
    public FeedReports chosen() {
        return chosen;
    }

    /** Whether it pays to bring what is chosen; null if the keeper does not ask. */
    public @Nullable RewardCheck reward() {
        FeeWeighing weighing = fees;
        return weighing == null
                ? null
                : (positions, accounts, markPrice) ->
                        isSettled || weighing.pays(decided, isNewer, positions, accounts, markPrice);
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

    private static @Nullable AvailableReports available(
            @Nullable FeedSpec spec, @Nullable FeedTape tape, BlockTimes times) {
        return spec != null && tape != null && spec.source() instanceof FeedSource.Signed signed
                ? new AvailableReports(tape, signed.figures(), times)
                : null;
    }
}
