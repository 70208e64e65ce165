package io.backstop.simulator.onchain;

import io.backstop.contracts.gateway.OrderQueueGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.mirror.orders.HeldRequests;
import io.backstop.model.mirror.orders.Order;
import io.backstop.model.mirror.orders.RequestBatch;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.VenueReports;
import java.util.List;

/**
 * Orders of the tape that the operator asks for, and that a keeper carries out with a report from afterwards. Not thread
 * safe.
 */
final class TwoStepOrders implements OrderPhase {

    private final TransactionSender operator;
    private final TransactionSender keeper;
    private final OrderQueueGateway queue;
    private final SignedFeeds feeds;
    private final VenueReports reports;
    private final SentOrders sent;
    private final HeldRequests requests;

    TwoStepOrders(
            TransactionSender operator,
            TransactionSender keeper,
            OrderQueueGateway queue,
            SignedFeeds feeds,
            VenueReports reports,
            SentOrders sent,
            HeldRequests requests) {
        this.operator = operator;
        this.keeper = keeper;
        this.queue = queue;
        this.feeds = feeds;
        this.reports = reports;
        this.sent = sent;
        this.requests = requests;
    }

    /** What has run out goes back first; who asks for an order asks for its price, where that is needed. */
    @Override
    public void send(int step) {
        requests.expired(step).forEach(id -> operator.send(queue.cancel(id)));
        if (sent.isDue(step) && reports.areAskedFor()) {
            feeds.ask(operator);
        }
        sent.send(step, this::request);
    }

    @Override
    public void release(int step) {
        requests.release(step, this::execute);
    }

    @Override
    public List<MarketEvent> refused() {
        return sent.refused();
    }

    @Override
    public void note(int step, List<? extends MarketEvent> happened) {
        requests.note(step, happened);
    }

    @Override
    public void decide(int step) {
        requests.decide(step);
    }

    @Override
    public boolean isWaiting() {
        return requests.isWaiting();
    }

    /** Each in a transaction of its own: what fails is tried again until it has run out. */
    private void execute(RequestBatch batch) {
        feeds.bring(keeper, batch.reports());
        batch.ids().forEach(id -> keeper.send(queue.execute(id)));
    }

    private ContractCall request(TapeOrder order) {
        Order asked = Order.of(order);
        return queue.request(asked.kind(), asked.account(), asked.size(), asked.collateral(), asked.acceptablePrice());
    }
}
