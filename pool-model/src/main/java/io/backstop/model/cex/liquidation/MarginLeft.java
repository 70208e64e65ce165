package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.fund.FundFees;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** Whose the margin is that a close leaves. Pure. */
public sealed interface MarginLeft {

    /** What the fund gets; never negative, never more than what is left. The rest stays with the account. */
    long toFund(ClosedPart closed);

    /** All of it, as soon as the position is flat (BitMEX, Bybit). */
    record Kept() implements MarginLeft {

        @Override
        public long toFund(ClosedPart closed) {
            return closed.isFlat() ? Math.max(0, closed.equityLeft()) : 0;
        }
    }

    /** A clearance fee on what was closed (Binance); none at all at Kraken and Hyperliquid. */
    record Returned(FundFees fees) implements MarginLeft {

        @Override
        public long toFund(ClosedPart closed) {
            return fees.clearance(closed.notional(), closed.equityLeft());
        }
    }

    /**
     * What the close brought above the bankruptcy price, up to a share of the notional, rounded up (dYdX: 1.5 %).
     *
     * @param most of the notional (1e-9)
     */
    record CappedPenalty(long most) implements MarginLeft {

        /** Checks the share. */
        public CappedPenalty {
            Figures.requireWithin("most", most, 0, FixedPoint.RATIO_ONE);
        }

        @Override
        public long toFund(ClosedPart closed) {
            long penalty = Math.min(MarginMaths.ratioOf(closed.notional(), most), closed.surplus());
            return Math.max(0, Math.min(penalty, closed.equityLeft()));
        }
    }
}
