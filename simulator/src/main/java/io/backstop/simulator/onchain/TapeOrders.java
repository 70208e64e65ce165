package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operator's transactions for the orders of the tape. Not thread safe. */
final class TapeOrders {

    private final ChainConnection connection;
    private final TransactionSender operator;
    private final PerpMarketGateway market;
    private final ScenarioTape tape;
    private final long sizeUnit;
    private final Map<String, TapeOrder> underway = new LinkedHashMap<>();
    private int next;

    TapeOrders(
            ChainConnection connection,
            TransactionSender operator,
            PerpMarketGateway market,
            ScenarioTape tape,
            long sizeUnit) {
        this.connection = connection;
        this.operator = operator;
        this.market = market;
        this.tape = tape;
        this.sizeUnit = sizeUnit;
    }

    /** Whether an order of this step has not been sent. */
    boolean isDue(int step) {
        return next < tape.orders().size() && tape.orders().get(next).step() == step;
    }

    /** Sends the orders of this step. */
    void send(int step) {
        while (isDue(step)) {
            TapeOrder order = tape.orders().get(next++);
            underway.put(operator.send(call(order)), order);
        }
    }

    /** What the market refused of the orders of the last block. */
    List<MarketEvent> refused() {
        List<MarketEvent> refused = new ArrayList<>();
        underway.forEach((transaction, order) -> {
            if (!connection.awaitReceipt(transaction).succeeded()) {
                refused.add(new MarketEvent.OrderRefused(
                        order.account(), tape.notional(order, sizeUnit), connection.refusal(transaction)));
            }
        });
        underway.clear();
        return refused;
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
