package io.backstop.model.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void transfersAreFoundByWhoTookPartAndByReason() {
        Ledger ledger = new Ledger();
        Account trader = Account.trader(3);
        ledger.transfer(0, Account.EXTERNAL, trader, 500, Reason.COLLATERAL);
        ledger.transfer(1, trader, Account.LP, 200, Reason.PNL);
        ledger.transfer(1, Account.EXTERNAL, Account.LP, 0, Reason.FUNDING);
        ledger.transferCoin(2, Account.LP, Account.KEEPER, 7, Reason.PNL);

        assertThat(ledger.transfersOf(Account.LP))
                .containsExactly(
                        new Transfer(1, trader, Account.LP, Asset.USD, 200, Reason.PNL),
                        new Transfer(2, Account.LP, Account.KEEPER, Asset.COIN, 7, Reason.PNL));
        assertThat(ledger.transfersOf(Reason.COLLATERAL))
                .containsExactly(new Transfer(0, Account.EXTERNAL, trader, Asset.USD, 500, Reason.COLLATERAL));
        assertThat(ledger.transfersOf(Account.TREASURY)).isEmpty();
    }
}
