package io.backstop.simulator.onchain;

import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Delivery;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.model.venue.HeldBatches;
import io.backstop.model.venue.LandingTimes;
import io.backstop.model.venue.ReportedBatch;
import io.backstop.model.venue.VenueReports;
import java.util.List;

/** Sends a keeper's batches when its latency has passed, so that every run delivers them in the same block. */
final class DelayedDelivery implements Delivery {

    private static final int[] ALL_SENT = {};

    private final PromptDelivery delivery;
    private final SignedFeeds feeds;
    private final VenueReports reports;
    private final TransactionSender sender;
    private final HeldBatches<ReportedBatch> held;
    private final HeldBatches<ReportedBatch> heldNames;
    private final HeldBatches<Runnable> heldWriteOffs;
    private final HeldBatches<ReportedBatch> heldFlags;
    private final LandingTimes landings;
    private int step;

    /**
     * Holds what a keeper decides.
     *
     * @param sender the keeper's
     * @param reports what it could bring when it decides, and brings
     */
    DelayedDelivery(PromptDelivery delivery, TransactionSender sender, SignedFeeds feeds, VenueReports reports) {
        this.delivery = delivery;
        this.sender = sender;
        this.feeds = feeds;
        this.reports = reports;
        landings = reports.landings();
        held = new HeldBatches<>(landings.grid(), landings.latencyMillis());
        heldNames = new HeldBatches<>(landings.grid(), landings.latencyMillis());
        heldWriteOffs = new HeldBatches<>(landings.grid(), landings.latencyMillis());
        heldFlags = new HeldBatches<>(landings.grid(), landings.latencyMillis());
    }

    /** Sends what is due in this step, which is also the step in which the keeper decides next. */
    void release(int due) {
        step = due;
        held.release(due, this::liquidate);
        heldNames.release(due, this::deleverage);
        heldWriteOffs.release(due, Runnable::run);
        heldFlags.release(due, this::flag);
    }

    private void liquidate(ReportedBatch batch) {
        delivery.submit(batch.accounts(), feeds.liquidation(sender, batch.reports(), batch.accounts()));
    }

    private void flag(ReportedBatch batch) {
        feeds.bring(sender, batch.reports());
        delivery.submitFlags(batch.accounts());
    }

    private void deleverage(ReportedBatch named) {
        feeds.bring(sender, named.reports());
        delivery.submitNames(named.accounts());
    }

    @Override
    public int[] submit(int[] accounts) {
        held.hold(step, new ReportedBatch(accounts, reports.chosen()));
        reports.sent(step);
        return ALL_SENT;
    }

    @Override
    public boolean submitNames(int[] named) {
        heldNames.hold(step, new ReportedBatch(named, reports.chosen()));
        return true;
    }

    @Override
    public int[] submitFlags(int[] accounts) {
        heldFlags.hold(step, new ReportedBatch(accounts, reports.chosen()));
        return ALL_SENT;
    }

    @Override
    public long landing() {
        return landings.seconds(step);
    }

    @Override
    public boolean submitWriteOff() {
        heldWriteOffs.hold(step, delivery::submitWriteOff);
        return true;
    }

    @Override
    public List<SentBatch> completed(long block) {
        return delivery.completed(block);
    }
}
