package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Delivery;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.venue.KeeperCall;
import io.backstop.model.venue.Landing;
import io.backstop.model.venue.Racer;
import io.backstop.model.venue.ReportedBatch;
import io.backstop.model.venue.VenueReports;
import java.util.ArrayList;
import java.util.List;

/** Hands what a keeper decides to its race, and sends it into the block in which the race lets it land. Not thread safe. */
final class RacingDelivery implements Delivery {

    private static final int[] ALL_SENT = {};

    private final Racer racer;
    private final PromptDelivery delivery;
    private final TransactionSender sender;
    private final SignedFeeds feeds;
    private final VenueReports reports;
    private final BlockTimes times;
    private final List<Landing> landings = new ArrayList<>();
    private final List<SentBatch> completed = new ArrayList<>();
    private int step;

    RacingDelivery(
            Racer racer,
            PromptDelivery delivery,
            TransactionSender sender,
            SignedFeeds feeds,
            VenueReports reports,
            BlockTimes times) {
        this.racer = racer;
        this.delivery = delivery;
        this.sender = sender;
        this.feeds = feeds;
        this.reports = reports;
        this.times = times;
    }

    /** Moves on to a step, at whose end the keeper decides next. */
    void at(int now) {
        step = now;
    }

    /** Sends what lands in the next block. */
    void send(Landing landing) {
        ReportedBatch batch = landing.call().batch();
        landings.add(landing);
        switch (landing.call().kind()) {
            case LIQUIDATION ->
                delivery.submit(batch.accounts(), feeds.liquidation(sender, batch.reports(), batch.accounts()));
            case FLAGGING -> {
                feeds.bring(sender, batch.reports());
                delivery.submitFlags(batch.accounts());
            }
            case DELEVERAGING -> {
                feeds.bring(sender, batch.reports());
                delivery.submitNames(batch.accounts());
            }
            case WRITE_OFF -> delivery.submitWriteOff();
        }
    }

    /**
     * Looks what became of what was sent into this block.
     *
     * @throws ChainException if it is not in there
     */
    void confirm(long block) {
        List<SentBatch> arrived = delivery.completed(block);
        if (arrived.size() != landings.size()) {
            throw new ChainException("keeper \"%s\": %d transactions were sent into block %d, %d are in there"
                    .formatted(racer.id(), landings.size(), block, arrived.size()));
        }
        for (int i = 0; i < arrived.size(); i++) {
            landings.get(i)
                    .succeeded(sender.receipt(arrived.get(i).transaction())
                            .orElseThrow()
                            .succeeded());
        }
        landings.clear();
        completed.addAll(arrived);
        racer.takeLost()
                .forEach(lost ->
                        completed.add(new SentBatch(kind(lost), lost.batch().accounts(), "")));
    }

    private static SentBatch.Kind kind(KeeperCall call) {
        return switch (call.kind()) {
            case LIQUIDATION -> SentBatch.Kind.LIQUIDATION;
            case FLAGGING -> SentBatch.Kind.FLAGGING;
            case DELEVERAGING -> SentBatch.Kind.DELEVERAGING;
            case WRITE_OFF -> SentBatch.Kind.WRITE_OFF;
        };
    }

    @Override
    public int[] submit(int[] accounts) {
        hold(KeeperCall.Kind.LIQUIDATION, accounts);
        return ALL_SENT;
    }

    @Override
    public boolean submitNames(int[] named) {
        hold(KeeperCall.Kind.DELEVERAGING, named);
        return true;
    }

    @Override
    public int[] submitFlags(int[] accounts) {
        hold(KeeperCall.Kind.FLAGGING, accounts);
        return ALL_SENT;
    }

    @Override
    public boolean submitWriteOff() {
        racer.hold(step, KeeperCall.writeOff());
        return true;
    }

    private void hold(KeeperCall.Kind kind, int[] accounts) {
        racer.hold(step, new KeeperCall(kind, new ReportedBatch(accounts, reports.chosen())));
    }

    @Override
    public long landing() {
        return times.expected(step, racer.lands(step));
    }

    @Override
    public List<SentBatch> completed(long block) {
        List<SentBatch> taken = List.copyOf(completed);
        completed.clear();
        return taken;
    }
}
