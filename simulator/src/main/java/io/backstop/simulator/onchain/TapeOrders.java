package io.backstop.simulator.onchain;

import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.VenueReports;
import java.util.List;

/** Orders of the tape that the market carries out at once. Not thread safe. */
final class TapeOrders implements OrderPhase {

    private final TransactionSender operator;
    private final PerpMarketGateway market;
    private final SignedFeeds feeds;
    private final VenueReports reports;
    private final SentOrders sent;

    TapeOrders(
            TransactionSender operator,
            PerpMarketGateway market,
            SignedFeeds feeds,
            VenueReports reports,
            SentOrders sent) {
        this.operator = operator;
        this.market = market;
        this.feeds = feeds;
        this.reports = reports;
        this.sent = sent;
    }

    /** Who trades brings the newest report first, as a front end does. */
    @Override
    public void send(int step) {
        if (sent.isDue(step)) {
            feeds.bring(operator, reports.newest());
        }
        sent.send(step, this::call);
    }

    @Override
    public List<MarketEvent> refused() {
        return sent.refused();
    }

    private ContractCall call(TapeOrder order) {
        return switch (order) {
            case TapeOrder.Open open ->
                market.openFor(List.of(new Opening(open.account(), open.size(), open.collateral())));
            case TapeOrder.Increase more -> market.increase(more.account(), more.size(), more.collateral());
            case TapeOrder.Decrease less -> market.decrease(less.account(), less.size(), less.collateral());
            case TapeOrder.Close close -> market.close(close.account());
        };
    }
}
