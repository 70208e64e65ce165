package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;

/**
 * What traders have paid and received as funding, read from a ledger, in micro-dollars; coins at the index of their step, each payment rounded
 * down.
 *
 * @param paid by all traders together
 * @param received by all traders together
 */
public record FundingTotals(long paid, long received) {

    /** The totals of a run. */
    public static FundingTotals of(VenueRun run) {
        long paid = 0;
        long received = 0;
        for (Transfer transfer : run.ledger().transfersOf(Reason.FUNDING_PAYMENT)) {
            paid = Math.addExact(paid, isTrader(transfer.from()) ? run.dollars(transfer) : 0);
            received = Math.addExact(received, isTrader(transfer.to()) ? run.dollars(transfer) : 0);
        }
        return new FundingTotals(paid, received);
    }

    /** Whether nobody paid or received any. */
    public boolean isNone() {
        return paid == 0 && received == 0;
    }

    private static boolean isTrader(Account account) {
        return account.party() == Account.Party.TRADER;
    }
}
