package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.contracts.abi.Words;
import io.backstop.model.market.OrderKind;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logs of a queue of two-step orders, {@code IOrderQueue.sol}, as events of the model. */
final class QueueEvents {

    private static final String REQUESTED =
            Calldata.topic("OrderRequested(uint64,address,(uint8,uint64,int64,int64,int64))");
    private static final String EXECUTED = Calldata.topic("OrderExecuted(uint64,address,uint64,int64)");
    private static final String REFUSED = Calldata.topic("OrderRefused(uint64,address,bytes)");
    private static final String CANCELLED = Calldata.topic("OrderCancelled(uint64)");

    private static final List<OrderKind> KINDS = List.of(OrderKind.values());

    private QueueEvents() {}

    /**
     * The event of a log; null if it is none of a queue's.
     *
     * @param topics of the log, the event's own first
     */
    static @Nullable MarketEvent decode(List<String> topics, Words words) {
        String topic = topics.getFirst();
        if (topic.equals(REQUESTED)) {
            return new MarketEvent.OrderRequested(
                    id(topics),
                    KINDS.get(Math.toIntExact(words.number(0))),
                    Math.toIntExact(words.number(1)),
                    words.number(2),
                    words.number(3));
        } else if (topic.equals(EXECUTED)) {
            return new MarketEvent.RequestExecuted(id(topics), Math.toIntExact(words.number(0)), words.number(1));
        } else if (topic.equals(REFUSED)) {
            return new MarketEvent.RequestRefused(id(topics), ContractErrors.decode(words.bytes(words.target(0))));
        }
        return topic.equals(CANCELLED) ? new MarketEvent.RequestCancelled(id(topics)) : null;
    }

    private static long id(List<String> topics) {
        return Words.of(topics.get(1)).number(0);
    }
}
