package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.orders.HeldRequests;
import io.backstop.model.mirror.orders.Order;
import io.backstop.model.mirror.orders.OrderQueueMirror;
import io.backstop.model.mirror.orders.RequestBatch;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.OrderCursor;
import io.backstop.model.venue.VenueReports;
import java.util.List;
import java.util.function.Consumer;

/** Orders of the tape that are asked for, and carried out by a keeper with a report from afterwards. Not thread safe. */
final class TwoStepOrders implements OrderPhase {

    private final OrderQueueMirror queue;
    private final PoolMirror pool;
    private final VenueReports reports;
    private final OrderCursor tape;
    private final HeldRequests requests;
    private final Consumer<MarketEvent> events;

    TwoStepOrders(
            OrderQueueMirror queue,
            PoolMirror pool,
            VenueReports reports,
            OrderCursor tape,
            HeldRequests requests,
            Consumer<MarketEvent> events) {
        this.queue = queue;
        this.pool = pool;
        this.reports = reports;
        this.tape = tape;
        this.requests = requests;
        this.events = events;
    }

    /** What has run out goes back first; who asks for an order asks for its price, where that is needed. */
    @Override
    public void carryOut(int step) {
        requests.expired(step).forEach(id -> queue.cancel(PerpMarketMirror.OPERATOR, id));
        if (tape.isDue(step) && reports.areAskedFor()) {
            pool.markVersions().request();
        }
        while (tape.isDue(step)) {
            TapeOrder order = tape.take(step);
            try {
                queue.request(PerpMarketMirror.OPERATOR, Order.of(order));
            } catch (ContractRevert revert) {
                events.accept(tape.refused(order, revert.error()));
            }
        }
    }

    @Override
    public void deliver(int step) {
        requests.release(step, this::execute);
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

    private void execute(RequestBatch batch) {
        pool.liquidation().bring(batch.reports(), Account.KEEPER);
        for (long id : batch.ids()) {
            try {
                queue.execute(id);
            } catch (ContractRevert ignored) {
                // The contract would have changed nothing either; the keeper tries again until the request has run out.
            }
        }
    }
}
