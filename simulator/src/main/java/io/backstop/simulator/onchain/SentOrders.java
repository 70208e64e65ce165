package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.OrderCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operator's transactions for the orders of the tape, and which of them failed. Not thread safe. */
final class SentOrders {

    private final ChainConnection connection;
    private final TransactionSender operator;
    private final OrderCursor tape;
    private final Map<String, TapeOrder> underway = new LinkedHashMap<>();

    SentOrders(ChainConnection connection, TransactionSender operator, OrderCursor tape) {
        this.connection = connection;
        this.operator = operator;
        this.tape = tape;
    }

    boolean isDue(int step) {
        return tape.isDue(step);
    }

    /** Sends the orders of this step as these calls. */
    void send(int step, Function<TapeOrder, ContractCall> call) {
        while (tape.isDue(step)) {
            TapeOrder order = tape.take(step);
            underway.put(operator.send(call.apply(order)), order);
        }
    }

    List<MarketEvent> refused() {
        List<MarketEvent> refused = new ArrayList<>();
        underway.forEach((transaction, order) -> {
            if (!connection.awaitReceipt(transaction).succeeded()) {
                refused.add(tape.refused(order, connection.refusal(transaction)));
            }
        });
        underway.clear();
        return refused;
    }
}
