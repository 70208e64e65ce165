package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.book.TimeInForce;
import io.backstop.model.cex.margin.PositionPrices;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** With which order a venue closes. Pure. */
public sealed interface OrderForm {

    /** The order for a part of a position. */
    default LiquidationOrder order(LiquidatablePosition position, Step.Close close, Moment moment) {
        long size = -position.signed(close.quantity());
        TimeInForce time = close.wholly() ? TimeInForce.FILL_OR_KILL : time();
        return new LiquidationOrder(size, limit(position, moment), time, lifeMillis());
    }

    /** The worst price, 1e-8 dollar. */
    long limit(LiquidatablePosition position, Moment moment);

    /** Whether what does not fill at once waits. */
    default TimeInForce time() {
        return TimeInForce.IMMEDIATE_OR_CANCEL;
    }

    /** How long it waits. */
    default long lifeMillis() {
        return LiquidationOrder.FOREVER;
    }

    /** At any price (Hyperliquid). */
    record Market() implements OrderForm {

        @Override
        public long limit(LiquidatablePosition position, Moment moment) {
            return LiquidationOrder.ANY_PRICE;
        }
    }

    /** At the bankruptcy price or better; the rest is dropped (Binance, Kraken) or waits at it (BitMEX). */
    record AtBankruptcy(boolean waits) implements OrderForm {

        @Override
        public long limit(LiquidatablePosition position, Moment moment) {
            return position.lastSolventPrice();
        }

        @Override
        public TimeInForce time() {
            return waits ? TimeInForce.GOOD_TILL_CANCELLED : TimeInForce.IMMEDIATE_OR_CANCEL;
        }
    }

    /**
     * A little through the best price, for a while, then again (OKX: about a minute; FTX: 1 to 5 basis points, 1 s). Where
     * nobody is on the other side, a little through the mark. Rounded in favour of the account.
     *
     * @param through of the best price (1e-9)
     */
    record NearMarket(long through, long lifeMillis) implements OrderForm {

        /** Checks the figures. */
        public NearMarket {
            Figures.requireWithin("through", through, 0, FixedPoint.RATIO_ONE - 1);
            Figures.requireWithin("lifeMillis", lifeMillis, 1, LiquidationOrder.FOREVER);
        }

        @Override
        public long limit(LiquidatablePosition position, Moment moment) {
            long best = moment.closingPrice(position);
            return position.size() > 0
                    ? FixedPoint.mulDivCeil(best, FixedPoint.RATIO_ONE - through, FixedPoint.RATIO_ONE)
                    : FixedPoint.mulDivFloor(best, FixedPoint.RATIO_ONE + through, FixedPoint.RATIO_ONE);
        }

        @Override
        public TimeInForce time() {
            return TimeInForce.GOOD_TILL_CANCELLED;
        }
    }

    /**
     * dYdX v4: the mark less a part of the maintenance margin of a unit, the larger the less equity there is: price × (1 −
     * R · S · M), R = B · (1 − equity ÷ margin) within 0 and 1. Source: v4-chain, x/clob, GetFillablePrice. Equity and margin
     * are the position's here, the account's there; they are the same for one position.
     *
     * @param spread S, of the maintenance margin (1e-9); at most 100
     * @param bankruptcyAdjustment B (1e-9); at most 100
     */
    record Fillable(long spread, long bankruptcyAdjustment) implements OrderForm {

        private static final long MOST = 100 * FixedPoint.RATIO_ONE;

        /** Checks the figures. */
        public Fillable {
            Figures.requireWithin("spread", spread, 0, MOST);
            Figures.requireWithin("bankruptcyAdjustment", bankruptcyAdjustment, FixedPoint.RATIO_ONE, MOST);
        }

        @Override
        public long limit(LiquidatablePosition position, Moment moment) {
            long margin = position.maintenanceMargin();
            long missing = Math.max(0, Math.subtractExact(margin, position.equity()));
            long adjusted = FixedPoint.mulDivFloor(missing, bankruptcyAdjustment, FixedPoint.RATIO_ONE);
            long most = FixedPoint.mulDivFloor(margin, spread, FixedPoint.RATIO_ONE);
            long off = adjusted >= margin ? most : FixedPoint.mulDivFloor(most, adjusted, margin);
            PositionPrices prices = new PositionPrices(position.terms().withoutFees());
            return Math.max(1, prices.bankruptcyPrice(position.size(), position.mark(), off));
        }
    }
}
