package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.RiskLimitMargin;
import io.backstop.model.cex.margin.RiskLimits;
import org.junit.jupiter.api.Test;

/** Whose risk limit is raised and lowered when. BitMEX's: 200 coins at 0.4 %, each further 100 another 0.4 %. */
class AccountTermsTest {

    private static final long COIN = 100_000_000;
    private static final long PRICE = 100_000_000;
    private static final RiskLimits LIMITS =
            new RiskLimits(200 * COIN, 100 * COIN, 8, 10_000_000, 4_000_000, 4_000_000);

    /** At 10,000 dollars 2,000,000 contracts are 200 coins, one more is above; at 9,999 they are, too. */
    @Test
    void aLimitHoldsExactlyItsAmount() {
        AccountTerms accounts = accounts(0);

        assertThat(limit(accounts.raised(1, 2_000_000, 10_000 * PRICE))).isZero();
        assertThat(limit(accounts.raised(1, 2_000_001, 10_000 * PRICE))).isEqualTo(1);
        assertThat(limit(accounts.raised(1, -2_000_000, 9999 * PRICE))).isEqualTo(1);
        assertThat(limit(accounts.raised(1, 99_000_000, 10_000 * PRICE))).isEqualTo(8);
        assertThat(limit(accounts.of(1))).isZero();
    }

    @Test
    void aLimitIsRaisedByItsOwnerLoweredByTheVenueAndForgottenWithThePosition() {
        AccountTerms accounts = accounts(2);

        accounts.raise(1, 5_500_000, 10_000 * PRICE);
        assertThat(limit(accounts.of(1))).isEqualTo(4);
        assertThat(limit(accounts.of(2))).isEqualTo(2);

        accounts.raise(1, 1, 10_000 * PRICE);
        assertThat(limit(accounts.of(1))).isEqualTo(4);

        assertThat(accounts.lower(1, 2_500_000, 10_000 * PRICE)).isTrue();
        assertThat(accounts.lower(1, 5_500_000, 10_000 * PRICE)).isFalse();
        assertThat(limit(accounts.of(1))).isEqualTo(1);
        assertThat(accounts.of(1).maintenanceMargin(2_500_000, 10_000 * PRICE)).isEqualTo(2 * COIN);
        assertThat(limit(accounts.lowered(1, 1, PRICE))).isZero();

        accounts.clear(1);
        assertThat(limit(accounts.of(1))).isEqualTo(2);
    }

    private static int limit(PositionTerms terms) {
        return ((RiskLimitMargin) terms.market().margin()).steps();
    }

    private static AccountTerms accounts(int chosen) {
        Valuation value = new InverseValuation(new InverseContract(1));
        return new AccountTerms(
                new PositionTerms(value, new MarketTerms(value.contract(), new RiskLimitMargin(LIMITS, chosen))));
    }
}
