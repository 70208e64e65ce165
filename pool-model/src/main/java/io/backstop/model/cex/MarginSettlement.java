package io.backstop.model.cex;

import io.backstop.model.cex.liquidation.ClosedPart;
import io.backstop.model.cex.liquidation.MarginLeft;
import io.backstop.model.ledger.Reason;

/** Whose the margin of a liquidated account is, and who pays where there is less than none. Not thread safe. */
final class MarginSettlement {

    private final Clearing clearing;
    private final Valuation value;
    private final MarginLeft left;
    private final LossSharing sharing;

    /** Settles by this rule. */
    MarginSettlement(Clearing clearing, Valuation value, MarginLeft left, LossSharing sharing) {
        this.clearing = clearing;
        this.value = value;
        this.left = left;
        this.sharing = sharing;
    }

    /**
     * A part was closed in the book; its fee comes first.
     *
     * @param size the part, with the sign of the position
     * @param received the contract's money, negative for a short that was bought back
     * @param bankruptcyPrice of the account before it
     */
    void closed(Party trader, LiquidationCase row, long size, long received, long bankruptcyPrice, long mark) {
        charge(trader, row, received, mark);
        long surplus = Math.addExact(received, value.at(-size, bankruptcyPrice));
        long equity = Math.addExact(trader.cash(), value.at(trader.size(), mark));
        take(trader, row, new ClosedPart(Math.abs(received), surplus, equity, trader.size() == 0));
    }

    /** All that was left was taken over; what rounding has left is no close's proceeds. */
    void takenOver(Party trader, LiquidationCase row) {
        take(trader, row, new ClosedPart(0, 0, trader.cash(), true));
    }

    /** A flat account that is no longer among the traders: it is paid out, or what its coins leave owing is paid for. */
    void finish(Party trader, LiquidationCase row, long mark) {
        if (trader.cash() < 0) {
            clearing.collateral().sellIfLiquidated(trader, mark);
        }
        row.keep(Math.max(0, trader.cash()));
        clearing.traders().others().settle(trader);
        long cash = trader.cash();
        if (cash >= 0) {
            clearing.payOut(trader);
            return;
        }
        row.owe(clearing.step(), -cash);
        long rest = clearing.payFromFund(trader, -cash);
        sharing.settle(trader, rest, mark);
    }

    /** Takes the fee of a part out of what is left here at the mark: coins are sold by then, and what is elsewhere is needed there. */
    void charge(Party trader, LiquidationCase row, long traded, long mark) {
        clearing.fees().charge(row, trader, traded, Math.addExact(trader.cash(), value.at(trader.size(), mark)));
    }

    private void take(Party trader, LiquidationCase row, ClosedPart part) {
        long amount = left.toFund(part);
        if (left instanceof MarginLeft.Kept) {
            clearing.pay(trader, clearing.fund(), amount, Reason.LIQUIDATION_SURPLUS);
        } else {
            row.charge(amount);
            clearing.pay(trader, clearing.fund(), amount, Reason.LIQUIDATION_FEE);
        }
    }
}
