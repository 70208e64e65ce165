package io.backstop.model.venue;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.AvailableReports;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.ReportBoundsSpec;
import io.backstop.model.scenario.ReportChoice;
import io.backstop.model.scenario.VenueSpec;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which reports a keeper judges by. What depends on the account it leaves to the market, which refuses. */
final class KeeperChoice {

    private static final Comparator<Report> BY_PRICE = Comparator.comparingLong(Report::price);
    private static final Comparator<Report> BY_TIME = Comparator.comparingLong(Report::publishTime);

    private final ReportChoice choice;
    private final LandingTimes landings;
    private final long oldest;

    KeeperChoice(VenueSpec.Pool venue, LandingTimes landings) {
        choice = venue.reportChoice();
        this.landings = landings;
        oldest = Math.min(acceptedAge(venue), boundAge(venue.mechanisms().reportBounds()));
    }

    /**
     * In the order in which the feed can take them, the newest last: the lowest price is the worst for longs, the highest for
     * shorts.
     *
     * @param landed publish time of the feed's last report, epoch seconds
     */
    List<Report> among(AvailableReports reports, int step, long landed) {
        if (choice == ReportChoice.NEWEST) {
            return List.of(reports.newest());
        }
        long delivered = landings.seconds(step);
        List<Report> usable = reports.since(Math.max(landed, delivered - oldest - 1));
        return Stream.of(
                        usable.stream().min(BY_PRICE).stream(),
                        usable.stream().max(BY_PRICE).stream(),
                        Stream.of(reports.newest()))
                .flatMap(one -> one)
                .distinct()
                .sorted(BY_TIME)
                .toList();
    }

    private static long acceptedAge(VenueSpec.Pool venue) {
        return venue.markFeed().source() instanceof FeedSource.Pull pull ? pull.maxAge() : FeedSource.LONGEST;
    }

    private static long boundAge(@Nullable ReportBoundsSpec spec) {
        if (spec == null || !spec.actions().contains("LIQUIDATE")) {
            return FeedSource.LONGEST;
        }
        return spec.bounds().stream()
                .filter(BoundSpec.MaxAge.class::isInstance)
                .mapToLong(bound -> ((BoundSpec.MaxAge) bound).seconds())
                .min()
                .orElse(FeedSource.LONGEST);
    }
}
