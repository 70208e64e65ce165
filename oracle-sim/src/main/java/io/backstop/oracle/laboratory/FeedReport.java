package io.backstop.oracle.laboratory;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the updates of one feed tell about it.
 *
 * @param feed what it showed
 * @param figures by which updates are told apart: those of the feed, or fitted to it
 * @param grid steps at which it is drawn and compared
 * @param truth the true price of each step; null if nobody knows it
 * @param ages how old the price was
 * @param staleness when it was too old
 * @param causes why updates came
 * @param gaps from update to update, milliseconds
 * @param changes of the price from update to update, without sign (1e-9)
 * @param error how far it was from the true price; null without one
 */
public record FeedReport(
        FeedRecord feed,
        FeedSpec figures,
        TimeGrid grid,
        @Nullable PriceSeries truth,
        Ages ages,
        Staleness staleness,
        UpdateCauses causes,
        Sample gaps,
        Sample changes,
        @Nullable PriceError error) {

    /** A price is allowed to be older than the heartbeat by this part of it. */
    private static final long MARGIN = 20;

    /** Makes the report; a price older than the limit is stale. */
    public static FeedReport of(
            FeedRecord feed, FeedSpec figures, TimeGrid grid, @Nullable PriceSeries truth, long staleMillis) {
        List<Move> moves = feed.moves();
        return new FeedReport(
                feed,
                figures,
                grid,
                truth,
                Ages.of(feed),
                Staleness.of(feed, staleMillis),
                UpdateCauses.of(moves, figures),
                Sample.of(moves, Move::gapMillis),
                Sample.of(moves, Move::change),
                truth == null ? null : error(feed, grid, truth));
    }

    /** The heartbeat and a twentieth of it, at least one look of the network: what nobody has to call stale. */
    public static long usualLimit(FeedSpec figures) {
        long margin =
                Math.max(figures.heartbeatMillis() / MARGIN, figures.network().intervalMillis());
        return figures.heartbeatMillis() + margin;
    }

    private static PriceError error(FeedRecord feed, TimeGrid grid, PriceSeries truth) {
        long since = feed.startMillis() - grid.startMillis();
        int from = Math.clamp(Math.ceilDiv(since, grid.stepMillis()), 0, grid.steps() - 1);
        return PriceError.of(feed.shown(grid), truth, grid, from);
    }
}
