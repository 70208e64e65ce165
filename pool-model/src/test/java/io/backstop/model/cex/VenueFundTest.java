package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.COIN;
import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.FundRulesSpec.Injection;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueFundTest {

    /** Long 10 from 2000 with 400 is bankrupt at 1960; sold at 1950 it costs 100, of which the fund had 50 before the company brought 50. */
    @Test
    void theCompanysMoneyIsThereBeforeTheLossesOfItsStep() {
        VenueRun run = supplied(new Injection(1, 50 * DOLLAR), new Injection(2, 500 * DOLLAR))
                .position(1, 10, 2000, 400)
                .depth(1, 100_000)
                .fund(50)
                .run(2000, 1950, 1950);

        assertThat(transfers(run, Reason.INJECTION, Reason.SHORTFALL))
                .containsExactly(
                        "1 external -> insuranceFund 50",
                        "1 insuranceFund -> engine 100",
                        "2 external -> insuranceFund 500");
        assertThat(run.firstLossCapital()).isEqualTo(50 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /** 8000 dollars are 1 coin at 8000 and 2 coins at 4000. */
    @Test
    void aFundInCoinsGetsWhatDollarsBuyWhenTheyCome() {
        VenueRun run = supplied(new Injection(1, 8000 * DOLLAR))
                .contract(ContractType.INVERSE)
                .fund(8000)
                .run(8000, 4000);

        assertThat(transfers(run, Reason.INJECTION)).containsExactly("1 external -> insuranceFund 2");
        assertThat(run.ledger().coinsOf(Account.INSURANCE_FUND)).isEqualTo(3 * COIN);
        assertThat(run.checksHold()).isTrue();
    }

    private static CexFixture supplied(Injection... injections) {
        return new CexFixture().fundRules(new FundRulesSpec(1000, List.of(injections)));
    }
}
