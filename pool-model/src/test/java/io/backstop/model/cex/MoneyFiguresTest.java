package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.inventory.Provider;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a venue says in dollars and coins, where a coin has 100 units and an inverse contract is a dollar. */
class MoneyFiguresTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long COIN = 100_000_000;

    /** Two coins at 5000 are 10,000 contracts; a hundredth of a coin at 50 is half a contract, and one is the least. */
    @Test
    void aPieceIsSoManyCoins() {
        assertThat(clips(inverse(5000 * PRICE), 200)).isEqualTo(10_000);
        assertThat(clips(inverse(50 * PRICE), 1)).isEqualTo(1);
        assertThat(clips(new MoneyFigures(new DollarDenomination(Valuation.linear(100)), 5000 * PRICE), 200))
                .isEqualTo(200);
    }

    /** 1000 dollars at 5000 are 0.2 coins. At 0.0001 a million dollars are 10,000 million coins, 10^18 units: more than limits may be. */
    @Test
    void aProvidersLimitIsCoinsAndNeverMoreThanLimitsMayBe() {
        assertThat(provider(inverse(5000 * PRICE), 1000, 2000))
                .isEqualTo(new BackstopSpec.Provider(7, COIN / 5, COIN / 5 * 2));
        assertThat(provider(inverse(PRICE / 10_000), 1, 1_000_000))
                .isEqualTo(new BackstopSpec.Provider(7, 10_000 * COIN, Provider.MOST));
        assertThat(provider(inverse(1), 1_000_000, 1_000_000))
                .isEqualTo(new BackstopSpec.Provider(7, Provider.MOST, Provider.MOST));
    }

    private static long clips(MoneyFigures figures, long size) {
        BookLiquidationSpec usual = BookLiquidationSpec.USUAL;
        BookLiquidationSpec spec = new BookLiquidationSpec(
                usual.takeover(), new Steps.Clips(size, 40), usual.order(), usual.marginLeft(), usual.takeoverPrice());
        return ((Steps.Clips) figures.of(spec).steps()).size();
    }

    private static BackstopSpec.Provider provider(MoneyFigures figures, long perMinute, long perHour) {
        BackstopSpec.Provider spec = new BackstopSpec.Provider(7, perMinute * DOLLAR, perHour * DOLLAR);
        return ((BackstopSpec.Providers) figures.of(new BackstopSpec.Providers(List.of(spec))))
                .list()
                .getFirst();
    }

    private static MoneyFigures inverse(long price) {
        InverseValuation value = new InverseValuation(new InverseContract(1));
        return new MoneyFigures(new CoinDenomination(value, 100, PriceSeries.of(price)), price);
    }
}
