package io.backstop.model.mirror.orders;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.ReportBound;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.venue.LandingTimes;
import io.backstop.model.venue.MarketEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a keeper of orders knows: which requests are open, and which of them are already on their way. The same on a chain and
 * in the mirror. Not thread safe.
 */
public final class OpenRequests {

    private final long lifetime;
    private final List<ReportBound> bounds;
    private final LandingTimes landings;
    private final BlockTime landing = new BlockTime();
    private final SortedMap<Long, Long> requestedAt = new TreeMap<>();
    private final Set<Long> inFlight = new HashSet<>();

    /** Knows of none yet. */
    public OpenRequests(OrderQueueSpec spec, LandingTimes landings) {
        lifetime = spec.lifetime();
        bounds = spec.bounds().stream()
                .map(bound -> ReportBound.of(bound, landing))
                .toList();
        this.landings = landings;
    }

    /** Learns from what happened in a step. */
    public void note(int step, List<? extends MarketEvent> happened) {
        for (MarketEvent event : happened) {
            if (event instanceof MarketEvent.OrderRequested asked) {
                requestedAt.put(asked.id(), landings.times().block(step));
            } else if (event instanceof MarketEvent.OfQueue ended) {
                requestedAt.remove(ended.id());
            }
        }
    }

    /**
     * Chooses at the end of a step what a report may carry out by the time at which it lands, and holds it in flight until
     * {@link #resolved}.
     *
     * @param report the newest that can be brought; null where the feed shows a settlement, which is never old
     */
    public List<Long> decide(int step, @Nullable Report report) {
        long then = landings.seconds(step);
        landing.set(then);
        Report shown = report == null ? new Report(0, 0, 0, 0, then, then) : report;
        List<Long> chosen =
                idsOf(asked -> !inFlight.contains(asked.getKey()) && mayBeCarriedOut(asked.getValue(), shown));
        inFlight.addAll(chosen);
        return chosen;
    }

    /** Whether a request is open and not on its way. */
    public boolean isWaiting() {
        return !inFlight.containsAll(requestedAt.keySet());
    }

    /** Ends the flight of these requests, whatever came of it. */
    public void resolved(List<Long> ids) {
        ids.forEach(inFlight::remove);
    }

    /** Requests that are sure to have run out by this step, which anybody may end. */
    public List<Long> expired(int step) {
        long now = landings.times().earliest(step);
        return idsOf(asked -> now > asked.getValue() + lifetime);
    }

    private List<Long> idsOf(Predicate<Map.Entry<Long, Long>> which) {
        return requestedAt.entrySet().stream()
                .filter(which)
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean mayBeCarriedOut(long since, Report report) {
        if (landing.seconds() > since + lifetime) {
            return false;
        }
        try {
            bounds.forEach(bound -> bound.check(report, since));
            return true;
        } catch (ContractRevert refused) {
            return false;
        }
    }
}
