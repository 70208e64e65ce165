package io.backstop.model.cex;

import io.backstop.model.cex.fund.FundFees;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.scenario.TradingFeeSpec;

/**
 * Takes the venue's fees for trades, of which the fund gets its share and the venue's own account the rest. A fee is that of what an order
 * was filled for in all, rounded up, and never more than what the payer has: the rest is waived, so no fee makes a shortfall. Not thread safe.
 */
final class TradingFees {

    /** Of those who may owe any amount. */
    static final long UNLIMITED = Long.MAX_VALUE;

    private final Clearing clearing;
    private final TradingFeeSpec spec;
    private final FundFees shares;
    private final Party venue = new Party(Account.TRADING_FEES, 0, 0);

    TradingFees(Clearing clearing, TradingFeeSpec spec) {
        this.clearing = clearing;
        this.spec = spec;
        shares = new FundFees(0, spec.toFund());
    }

    /** The venue's own account. */
    Party venue() {
        return venue;
    }

    /** What a taker owes for what he has paid or received, the contract's money. */
    long ofTaker(long traded) {
        return MarginMaths.ratioOf(Math.absExact(traded), spec.taker());
    }

    /** What a maker owes for it. */
    long ofMaker(long traded) {
        return MarginMaths.ratioOf(Math.absExact(traded), spec.maker());
    }

    /** What a winner owes for what he was deleveraged of. */
    long ofWinner(long traded) {
        return spec.ofWinners() ? ofMaker(traded) : 0;
    }

    /** Takes a taker's fee of a liquidation as {@link #take} does; its row has what was taken and what was waived. */
    long charge(LiquidationCase row, Party payer, long traded, long means) {
        long fee = ofTaker(traded);
        long taken = take(payer, fee, means);
        row.charge(taken);
        row.waive(fee - taken);
        return taken;
    }

    /**
     * Takes a fee as far as there is money for it.
     *
     * @param means what the payer has
     * @return what was taken
     */
    long take(Party payer, long fee, long means) {
        long taken = Math.max(0, Math.min(fee, means));
        if (taken != 0) {
            long share = shares.ofTradingFee(taken);
            clearing.pay(payer, clearing.fund(), share, Reason.TRADING_FEE);
            clearing.pay(payer, venue, taken - share, Reason.TRADING_FEE);
        }
        return taken;
    }
}
