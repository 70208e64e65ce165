package io.backstop.simulator.onchain;

import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Keeper;
import io.backstop.model.venue.HeldVersions;
import io.backstop.model.venue.VersionCall;

/** A keeper of a feed that has to be asked: it asks for a price when somebody needs one. Not thread safe. */
final class Versions {

    private final TransactionSender sender;
    private final SignedFeeds feeds;
    private final Keeper keeper;
    private final OrderPhase orders;
    private final HeldVersions held;

    Versions(TransactionSender sender, SignedFeeds feeds, Keeper keeper, OrderPhase orders, HeldVersions held) {
        this.sender = sender;
        this.feeds = feeds;
        this.keeper = keeper;
        this.orders = orders;
        this.held = held;
    }

    /** The oldest version that is not settled; 0 if there is none. */
    long pending() {
        return feeds.markFeed().nextVersion();
    }

    /** Sends what is due in this step, after liquidations. */
    void release(int step) {
        held.release(step, this::send);
    }

    /** Decides what the keeper's other decisions of this step have left to do. */
    void decide(int step) {
        held.decide(step, price -> orders.isWaiting() || keeper.finds(price));
    }

    private void send(VersionCall call) {
        ReportFeedGateway feed = feeds.markFeed();
        switch (call) {
            case VersionCall.Ask ignored -> sender.send(feed.request());
            case VersionCall.Settle settle -> feeds.bring(sender, settle.reports());
            case VersionCall.GiveUp over -> sender.send(feed.commitInvalid(over.version()));
        }
    }
}
