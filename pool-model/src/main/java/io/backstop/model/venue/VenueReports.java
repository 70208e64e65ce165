package io.backstop.model.venue;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.AvailableReports;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What anybody could bring to a venue's feeds as a run's steps go by. Not thread safe. */
public final class VenueReports {

    private final @Nullable AvailableReports mark;
    private final @Nullable AvailableReports execution;
    private boolean isSettled;

    /** The reports of a venue before its first step; none of a feed that is pushed. */
    public VenueReports(ScenarioTape tape, VenueSpec.Pool venue, FeedTape markFeed, @Nullable FeedTape executionFeed) {
        long before = SeedingPlan.of(tape).lastTime();
        mark = available(venue.markFeed(), markFeed, before);
        execution = available(venue.executionFeed(), executionFeed, before);
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
                : new FeedReports(newest(mark), newest(execution));
    }

    /**
     * The price by which a keeper judges: that of the newest report it could bring.
     *
     * @param onChain the market's mark, which decides where nobody may bring one (1e-8 dollar)
     */
    public long markPrice(long onChain) {
        return isSettled || mark == null ? onChain : mark.newest().price();
    }

    private static @Nullable Report newest(@Nullable AvailableReports reports) {
        return reports == null ? null : reports.newest();
    }

    private static @Nullable AvailableReports available(@Nullable FeedSpec spec, @Nullable FeedTape tape, long before) {
        return spec != null && tape != null && spec.source() instanceof FeedSource.Signed signed
                ? new AvailableReports(tape, signed.figures(), before)
                : null;
    }
}
