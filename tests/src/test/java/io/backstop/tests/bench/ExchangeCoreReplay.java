package io.backstop.tests.bench;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.Map;

/**
 * Sends the same stream through the fast book of exchange-core 0.5.3, called directly, without its pipeline. Command and
 * events are used again, so that it allocates as little as it can; ids rise and none comes twice, as at a venue.
 */
final class ExchangeCoreReplay {

    private static final int EVENTS = 1 << 12;

    private final OrderStream stream;
    private final MatcherTradeEvent[] events = new MatcherTradeEvent[EVENTS];
    private final long[] ids = new long[OrderStream.PLACES];
    private final OrderCommand command = new OrderCommand();
    private final OrderBookDirectImpl book;
    private final Trades trades = new Trades();
    private int nextEvent;

    /** An empty book with pools of the sizes that exchange-core gives itself. */
    ExchangeCoreReplay(OrderStream stream) {
        this.stream = stream;
        for (int i = 0; i < EVENTS; i++) {
            events[i] = new MatcherTradeEvent();
        }
        CoreSymbolSpecification symbol = CoreSymbolSpecification.builder()
                .symbolId(1)
                .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                .baseScaleK(1)
                .quoteScaleK(1)
                .build();
        ObjectsPool pool = new ObjectsPool(Map.of(
                ObjectsPool.DIRECT_ORDER, 1 << 20,
                ObjectsPool.DIRECT_BUCKET, 1 << 16,
                ObjectsPool.ART_NODE_4, 1 << 15,
                ObjectsPool.ART_NODE_16, 1 << 14,
                ObjectsPool.ART_NODE_48, 1 << 13,
                ObjectsPool.ART_NODE_256, 1 << 12));
        book = new OrderBookDirectImpl(
                symbol, pool, new OrderBookEventsHelper(this::event), LoggingConfiguration.DEFAULT);
    }

    Trades.Summary run() {
        for (int i = 0; i < stream.length(); i++) {
            switch (stream.kind(i)) {
                case OrderStream.LIMIT -> {
                    ids[stream.place(i)] = i;
                    order(i, OrderType.GTC);
                }
                case OrderStream.CANCEL -> cancel(stream.place(i));
                default -> order(i, OrderType.IOC);
            }
        }
        return trades.summary();
    }

    private void order(int i, OrderType type) {
        int size = stream.size(i);
        command.orderId = i;
        command.uid = stream.place(i);
        command.price = stream.price(i);
        command.reserveBidPrice = stream.price(i);
        command.size = Math.abs(size);
        command.action = size > 0 ? OrderAction.BID : OrderAction.ASK;
        command.orderType = type;
        command.matcherEvent = null;
        book.newOrder(command);
        tell(stream.place(i), Integer.signum(size));
    }

    private void cancel(int place) {
        command.orderId = ids[place];
        command.uid = place;
        command.matcherEvent = null;
        book.cancelOrder(command);
    }

    private void tell(int taker, int sign) {
        for (MatcherTradeEvent event = command.matcherEvent; event != null; event = event.nextEvent) {
            if (event.eventType == MatcherEventType.TRADE) {
                trades.onFill((int) event.matchedOrderUid, taker, event.price, sign * event.size);
            }
        }
    }

    private MatcherTradeEvent event() {
        MatcherTradeEvent event = events[nextEvent++ % EVENTS];
        event.nextEvent = null;
        return event;
    }
}
