package io.backstop.keeper.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.KeeperView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuietUpdateTest {

    /** Longs of one unit at 2000 with 100 dollars are due below 1919.19; above that nobody is looked at, however many there are. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 100_000, 1_000_000})
    void whereNobodyIsDueNobodyIsLookedAt(int positions) {
        KeeperView view = Market.view();
        for (int account = 0; account < positions; account++) {
            view.apply(Market.opened(account, 100));
        }

        assertThat(view.open()).isEqualTo(positions);
        assertThat(view.candidates(Market.PRICE * 1920)).isZero();
        assertThat(view.decide(Market.PRICE * 1920, 20)).isEmpty();
        assertThat(view.candidates(Market.PRICE * 1919)).isEqualTo(positions);
    }
}
