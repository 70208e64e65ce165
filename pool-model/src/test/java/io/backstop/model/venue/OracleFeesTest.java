package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ether is worth 3000 in step 0 and 2000 from step 1 on. */
class OracleFeesTest {

    private static final long PRICE = 100_000_000;
    private static final PriceSeries ETHER =
            new FeedTape(3000 * PRICE, List.of(new OracleUpdate(1, 2000 * PRICE, 1))).series(2);

    private final Ledger ledger = new Ledger();

    /** 3000 dollars for 1e18 wei: a micro-dollar is worth a third of 1e9 wei, so 333,333,333 are less and one more is not. */
    @Test
    void whatIsWorthLessThanAMicroDollarIsWorthNothing() {
        assertThat(OracleFees.inDollars(333_333_333, 3000 * PRICE)).isZero();
        assertThat(OracleFees.inDollars(333_333_334, 3000 * PRICE)).isEqualTo(1);
        assertThat(OracleFees.inDollars(1_000_000_000_000_000L, 3000 * PRICE)).isEqualTo(3_000_000);
    }

    /** The keeper pays 2e14 wei twice, 0.60 and 0.40; the traders once, 0.60. */
    @Test
    void eachPaymentIsWorthWhatAnEtherIsWorthThen() {
        long fee = 200_000_000_000_000L;
        ledger.transferEther(0, Account.EXTERNAL, Account.ORACLE, fee, Reason.ORACLE_FEE);
        ledger.transferEther(0, Account.KEEPER, Account.ORACLE, fee, Reason.ORACLE_FEE);
        ledger.transferEther(1, Account.KEEPER, Account.ORACLE, fee, Reason.ORACLE_FEE);

        OracleFees fees = OracleFees.of(ledger, ETHER);

        assertThat(fees)
                .isEqualTo(new OracleFees(new OracleFees.Paid(2 * fee, 1_000_000), new OracleFees.Paid(fee, 600_000)));
        assertThat(List.of(fees.wei(), fees.dollars())).containsExactly(3 * fee, 1_600_000L);
        assertThat(ledger.etherOf(Account.ORACLE)).isEqualTo(3 * fee);
        assertThat(ledger.total()).isZero();
        assertThat(ledger.balance(Account.KEEPER)).isZero();
    }
}
