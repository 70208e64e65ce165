package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import org.junit.jupiter.api.Test;

class PayerTest {

    private final Ledger ledger = new Ledger();

    /** The pool bore 700 of 1000 until 450 of stake were sold for it; the fee on that pays for no shortfall. */
    @Test
    void whatAPocketCoversLaterIsItsOwnPaymentAndNoLongerThePools() {
        ledger.transfer(1, Account.TREASURY, Account.trader(1), 300, Reason.SHORTFALL);
        ledger.transfer(1, Account.LP, Account.trader(1), 700, Reason.SHORTFALL);
        ledger.transfer(3, Account.SAFETY_MODULE, Account.TREASURY, 45, Reason.SLASHING_FEE);
        ledger.transfer(3, Account.SAFETY_MODULE, Account.LP, 450, Reason.COVERED_LATER);

        assertThat(Payer.paidBy(ledger))
                .contains(entry(Payer.TREASURY, 300L), entry(Payer.SAFETY_MODULE, 450L), entry(Payer.LP, 250L));
    }
}
