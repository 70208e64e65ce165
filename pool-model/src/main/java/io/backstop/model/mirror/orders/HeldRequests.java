package io.backstop.model.mirror.orders;

import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.venue.FeedReports;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.LandingTimes;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.VenueReports;
import java.util.List;
import java.util.function.Consumer;

/** What a keeper of two-step orders decides, until its latency has passed. Not thread safe. */
public final class HeldRequests {

    private final VenueReports reports;
    private final OpenRequests requests;
    private final HeldBatches<RequestBatch> held;

    /** Of a keeper who has carried nothing out yet. */
    public HeldRequests(OrderQueueSpec spec, VenueReports reports) {
        LandingTimes landings = reports.landings();
        this.reports = reports;
        requests = new OpenRequests(spec, landings);
        held = new HeldBatches<>(landings.grid(), landings.latencyMillis());
    }

    /** Ids of requests that have run out by this step. */
    public List<Long> expired(int step) {
        return requests.expired(step);
    }

    /** Hands over what is due in this step; what is not carried out is tried again later. */
    public void release(int step, Consumer<RequestBatch> taker) {
        held.release(step, batch -> {
            taker.accept(batch);
            requests.resolved(batch.ids());
        });
    }

    /** Hears what happened in a step. */
    public void note(int step, List<? extends MarketEvent> happened) {
        requests.note(step, happened);
    }

    /** Chooses, at the end of a step, what the newest usable report may carry out. */
    public void decide(int step) {
        FeedReports usable = reports.usable();
        List<Long> chosen = usable == null ? List.of() : requests.decide(step, usable.closing());
        if (usable != null && !chosen.isEmpty()) {
            held.hold(step, new RequestBatch(chosen, usable));
            reports.sent(step);
        }
    }

    /** Whether somebody waits for a price. */
    public boolean isWaiting() {
        return requests.isWaiting();
    }
}
