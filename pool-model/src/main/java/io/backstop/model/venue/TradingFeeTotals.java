package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;

/**
 * What a book venue has taken for trades, read from a ledger, in micro-dollars; coins at the index of their step, each payment rounded down.
 *
 * @param kept by the venue itself
 * @param toFund the insurance fund's share
 */
public record TradingFeeTotals(long kept, long toFund) {

    /** The totals of a run. */
    public static TradingFeeTotals of(VenueRun run) {
        long kept = 0;
        long toFund = 0;
        for (Transfer transfer : run.ledger().transfers()) {
            if (transfer.reason() == Reason.TRADING_FEE) {
                boolean isVenues = transfer.to().equals(Account.TRADING_FEES);
                kept = Math.addExact(kept, isVenues ? run.dollars(transfer) : 0);
                toFund = Math.addExact(toFund, isVenues ? 0 : run.dollars(transfer));
            }
        }
        return new TradingFeeTotals(kept, toFund);
    }

    /** Whether nobody paid any. */
    public boolean isNone() {
        return kept == 0 && toFund == 0;
    }
}
