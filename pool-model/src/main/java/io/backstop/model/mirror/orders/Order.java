// Mirrors IOrderQueue.Order
package io.backstop.model.mirror.orders;

import io.backstop.model.market.OrderKind;
import io.backstop.model.scenario.TapeOrder;

/**
 * What the market is asked to do, with its own meaning of size and collateral.
 *
 * @param kind which of the market's calls
 * @param account of an OPEN, any from 2^20 on stands for a new one
 * @param size signed size in market units; 0 for a CLOSE
 * @param collateral micro-dollars, not negative; 0 for a CLOSE
 * @param acceptablePrice the most a buyer pays and the least a seller gets, 1e-8 dollar; it does not bind where it or the size is 0
 */
public record Order(OrderKind kind, int account, long size, long collateral, long acceptablePrice) {

    /** An order of the tape, which accepts every price. */
    public static Order of(TapeOrder order) {
        return switch (order) {
            case TapeOrder.Open open -> new Order(OrderKind.OPEN, open.account(), open.size(), open.collateral(), 0);
            case TapeOrder.Increase more ->
                new Order(OrderKind.INCREASE, more.account(), more.size(), more.collateral(), 0);
            case TapeOrder.Decrease less ->
                new Order(OrderKind.DECREASE, less.account(), less.size(), less.collateral(), 0);
            case TapeOrder.Close close -> new Order(OrderKind.CLOSE, close.account(), 0, 0, 0);
        };
    }

    /** Money that the order adds to the position; what it takes out comes from the market. */
    long added() {
        return kind == OrderKind.OPEN || kind == OrderKind.INCREASE ? collateral : 0;
    }
}
