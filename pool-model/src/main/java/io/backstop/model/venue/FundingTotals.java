package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;

/**
 * What traders have paid and received as funding, read from a ledger, in micro-dollars.
 *
 * @param paid by all traders together
 * @param received by all traders together
 */
public record FundingTotals(long paid, long received) {

    /** The totals of a run. */
    public static FundingTotals of(Ledger ledger) {
        long paid = 0;
        long received = 0;
        for (Transfer transfer : ledger.transfers()) {
            if (transfer.reason() == Reason.FUNDING_PAYMENT) {
                paid = Math.addExact(paid, isTrader(transfer.from()) ? transfer.amount() : 0);
                received = Math.addExact(received, isTrader(transfer.to()) ? transfer.amount() : 0);
            }
        }
        return new FundingTotals(paid, received);
    }

    private static boolean isTrader(Account account) {
        return account.party() == Account.Party.TRADER;
    }
}
