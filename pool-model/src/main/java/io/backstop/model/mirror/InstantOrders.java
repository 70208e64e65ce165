package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.OrderCursor;
import io.backstop.model.venue.VenueReports;
import java.util.List;
import java.util.function.Consumer;

/** Orders of the tape that the market carries out at once. Not thread safe. */
final class InstantOrders implements OrderPhase {

    private final PoolMirror pool;
    private final VenueReports reports;
    private final OrderCursor tape;
    private final Consumer<MarketEvent> events;

    InstantOrders(PoolMirror pool, VenueReports reports, OrderCursor tape, Consumer<MarketEvent> events) {
        this.pool = pool;
        this.reports = reports;
        this.tape = tape;
        this.events = events;
    }

    /** Who trades brings the newest report first, as a front end does. */
    @Override
    public void carryOut(int step) {
        if (tape.isDue(step)) {
            pool.liquidation().bring(reports.newest(), Account.EXTERNAL);
        }
        while (tape.isDue(step)) {
            TapeOrder order = tape.take(step);
            try {
                carryOut(order);
            } catch (ContractRevert revert) {
                events.accept(tape.refused(order, revert.error()));
            }
        }
    }

    private void carryOut(TapeOrder order) {
        PerpMarketMirror market = pool.market();
        switch (order) {
            case TapeOrder.Open open ->
                market.openFor(
                        PerpMarketMirror.OPERATOR,
                        List.of(new Opening(open.account(), open.size(), open.collateral())));
            case TapeOrder.Increase more ->
                market.increase(PerpMarketMirror.OPERATOR, more.account(), more.size(), more.collateral());
            case TapeOrder.Decrease less ->
                market.decrease(PerpMarketMirror.OPERATOR, less.account(), less.size(), less.collateral());
            case TapeOrder.Close close -> market.close(PerpMarketMirror.OPERATOR, close.account());
        }
    }
}
