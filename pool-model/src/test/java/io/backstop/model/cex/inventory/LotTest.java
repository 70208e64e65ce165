package io.backstop.model.cex.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.cex.margin.LinearContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LotTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    @Test
    void aBudgetOf400Pays40OfALotThatLoses10PerUnit() {
        Lot<String> lot = lot(1960 * PRICE, 100, 196_000 * DOLLAR);
        Worth value = Worth.of(new LinearContract(1));

        assertThat(lot.loss(value, 1950 * PRICE)).isEqualTo(1000 * DOLLAR);
        assertThat(lot.affordable(value, 100, 1950 * PRICE, 400 * DOLLAR)).isEqualTo(40);
        assertThat(lot.affordable(value, 30, 1950 * PRICE, 400 * DOLLAR)).isEqualTo(30);
        assertThat(lot.affordable(value, 100, 1950 * PRICE, 0)).isZero();
        assertThat(lot.affordable(value, 100, 1960 * PRICE, 0)).isEqualTo(100);
    }

    @Test
    void aShortLotLosesWhenThePriceRises() {
        Lot<String> lot = lot(2040 * PRICE, -100, -204_000 * DOLLAR);
        Worth value = Worth.of(new LinearContract(1));

        assertThat(lot.loss(value, 2050 * PRICE)).isEqualTo(1000 * DOLLAR);
        assertThat(lot.loss(value, 2030 * PRICE)).isZero();
        assertThat(lot.affordable(value, -100, 2050 * PRICE, 400 * DOLLAR)).isEqualTo(-40);
    }

    @ParameterizedTest
    @CsvSource({"100, 101", "100, -1", "-100, -101", "-100, 1"})
    void aPartNeverTurnsTheLotAround(long size, long part) {
        Lot<String> lot = lot(1960 * PRICE, size, 1960 * size * DOLLAR);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lot.remove(part))
                .withMessage("a part must lie between 0 and the lot's " + size + ", was " + part);
    }

    @Test
    void partsAreWithinTheBudgetAndCostTogetherWhatTheLotDid() {
        SplittableRandom random = new SplittableRandom(8);
        Worth value = Worth.of(new LinearContract(100_000_000));
        for (int i = 0; i < 20_000; i++) {
            long size = random.nextLong(1, 5_000_000_000L) * (random.nextBoolean() ? 1 : -1);
            long price = random.nextLong(1, 100_000 * PRICE);
            long cost = -value.at(-size, price);
            Lot<String> lot = lot(price, size, cost);
            long costOfParts = 0;
            while (lot.size() != 0) {
                long at = price + random.nextLong(-price / 10, price / 10 + 1);
                long budget = random.nextLong(0, 1000 * DOLLAR);
                long part = lot.affordable(value, lot.size(), at, budget);
                assertThat(lot.loss(value, part, at)).isLessThanOrEqualTo(budget);
                costOfParts += lot.remove(part);
                costOfParts += lot.remove(lot.size() / 2 == 0 ? lot.size() : lot.size() / 2);
            }
            assertThat(costOfParts).isEqualTo(cost);
            assertThat(lot.cost()).isZero();
        }
    }

    private static Lot<String> lot(long price, long size, long cost) {
        return new Lot<>("1", price, size, cost);
    }
}
