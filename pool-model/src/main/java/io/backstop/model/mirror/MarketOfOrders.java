// Mirrors what PerpMarket.sol lets the queue at its orders port do
package io.backstop.model.mirror;

import io.backstop.model.mirror.orders.OrderMarket;
import java.util.List;

/** A market as its queue of two-step orders calls it. */
record MarketOfOrders(PerpMarketMirror market) implements OrderMarket {

    @Override
    public void openFor(int account, long size, long collateral) {
        market.openFor(PositionBookMirror.ORDERS, List.of(new Opening(account, size, collateral)));
    }

    @Override
    public int openOwned(int owner, long size, long collateral) {
        return market.openOwned(owner, size, collateral);
    }

    @Override
    public void increase(int account, long size, long collateral) {
        market.increase(PositionBookMirror.ORDERS, account, size, collateral);
    }

    @Override
    public void decrease(int account, long size, long collateral) {
        market.decrease(PositionBookMirror.ORDERS, account, size, collateral);
    }

    @Override
    public void close(int account) {
        market.close(PositionBookMirror.ORDERS, account);
    }

    @Override
    public long sizeOf(int account) {
        return market.positions().isOpen(account) ? market.positions().size(account) : 0;
    }

    @Override
    public boolean isOwner(int caller, int account) {
        return market.isOwner(caller, account);
    }
}
