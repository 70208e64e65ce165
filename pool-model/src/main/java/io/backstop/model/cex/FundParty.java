package io.backstop.model.cex;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundScope;
import io.backstop.model.cex.fund.FundSpec;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.units.Millis;

/** The insurance fund as a party: its cash is the fund's balance, and each payment is an entry of its history. Not thread safe. */
final class FundParty extends Party {

    /** The one contract of a fund. */
    static final int CONTRACT = 0;

    private Fund fund = fund(0, Millis.EIGHT_HOURS);
    private long time;

    /** A fund without capital. */
    FundParty() {
        super(Account.INSURANCE_FUND, 0, 0);
    }

    /** Begins with a capital and looks for its peak in a window; nothing may have happened before. */
    void open(long capital, long windowMillis) {
        fund = fund(capital, windowMillis);
    }

    Fund fund() {
        return fund;
    }

    /** Epoch milliseconds of the payments that come from now on. */
    void moveTo(long now) {
        time = now;
    }

    @Override
    long cash() {
        return fund.balance();
    }

    @Override
    void receive(long amount, Reason reason) {
        if (amount != 0) {
            fund.move(time, CONTRACT, FundFlows.of(reason), amount);
        }
    }

    @Override
    void trade(long traded, long paid) {
        throw new IllegalStateException("the fund holds its positions through the engine");
    }

    /** A fund of one contract with this capital, which looks for its peak in a window. */
    static Fund fund(long capital, long windowMillis) {
        return new Fund(new FundSpec("insuranceFund", new FundScope.Everything(), capital, windowMillis));
    }
}
