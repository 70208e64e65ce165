package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.LossSharingSpec;
import org.junit.jupiter.api.Test;

class LossSharingTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    private final Valuation value = Valuation.linear(1);
    private final Traders traders = new Traders(PositionTerms.linear(CexFixture.RULES));
    private final Clearing clearing = new Clearing(new DollarDenomination(value), new OrderBook(), PRICE, traders);

    /** At 1950 account 1 has 9500 of profit but, after an earlier deleveraging, only 500 of equity; account 2 loses. */
    @Test
    void aWinnerWithLessEquityThanProfitPaysNoMoreThanItsEquity() {
        traders.open(new Party(Account.trader(1), -19_000 * DOLLAR, 10), 1000 * PRICE, -1);
        traders.open(new Party(Account.trader(2), -10_000 * DOLLAR, 10), 2000 * PRICE, -1);

        new LossSharing(clearing, new PresentWinners(clearing, value, SharingRules.of(LossSharingSpec.USUAL)))
                .settle(clearing.engine(), 800 * DOLLAR, 1950 * PRICE);

        assertThat(traders.equity(1, 1950 * PRICE)).isZero();
        assertThat(traders.cash(2)).isEqualTo(-10_000 * DOLLAR);
        assertThat(clearing.badDebt().cash()).isEqualTo(-300 * DOLLAR);
        assertThat(clearing.engine().cash()).isEqualTo(800 * DOLLAR);
    }

    @Test
    void theHouseSharesByItsProfit() {
        clearing.trade(clearing.house(), clearing.engine(), -10, 2000 * PRICE);
        traders.open(new Party(Account.trader(1), -15_000 * DOLLAR, 10), 1800 * PRICE, -1);

        new LossSharing(clearing, new PresentWinners(clearing, value, SharingRules.of(LossSharingSpec.USUAL)))
                .settle(clearing.engine(), 400 * DOLLAR, 1950 * PRICE);

        // 500 of the house beside 1500 of the trader
        assertThat(clearing.house().cash()).isEqualTo((20_000 - 100) * DOLLAR);
        assertThat(traders.cash(1)).isEqualTo((-15_000 - 300) * DOLLAR);
        assertThat(clearing.badDebt().cash()).isZero();
    }
}
