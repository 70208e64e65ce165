package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.TrancheMaths.Ratios;
import io.backstop.model.market.TrancheMaths.Worth;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A junior of 650 and a senior of 350, split 65:35. */
class TrancheMathsTest {

    private static final long ONE = 1_000_000_000;
    private static final Ratios SPLIT = new Ratios(650_000_000, 650_000_000);
    private static final Ratios JUNIOR_FIRST = new Ratios(ONE, 650_000_000);
    private static final Worth NEW = new Worth(650, 350, 0, 0);

    @Test
    void lossesAreSplitAndGainsMakeThemGoodTheSeniorFirst() {
        Worth lost = TrancheMaths.revalued(NEW, 900, SPLIT);
        Worth half = TrancheMaths.revalued(lost, 950, SPLIT);
        Worth won = TrancheMaths.revalued(half, 1250, SPLIT);

        assertThat(lost).isEqualTo(new Worth(585, 315, 65, 35));
        assertThat(half).isEqualTo(new Worth(600, 350, 50, 0));
        // 50 for the junior, then 65 % of 250, which is 162.5, rounded down.
        assertThat(won).isEqualTo(new Worth(812, 438, 0, 0));
    }

    @Test
    void theJuniorBearsAllWhileItHasSomething() {
        assertThat(TrancheMaths.revalued(NEW, 400, JUNIOR_FIRST)).isEqualTo(new Worth(50, 350, 600, 0));
        assertThat(TrancheMaths.revalued(NEW, 300, JUNIOR_FIRST)).isEqualTo(new Worth(0, 300, 650, 50));
        assertThat(TrancheMaths.revalued(NEW, 0, JUNIOR_FIRST)).isEqualTo(new Worth(0, 0, 650, 350));
    }

    @Test
    void whatTheSeniorCannotBearFallsOnTheJunior() {
        assertThat(TrancheMaths.revalued(new Worth(900, 100, 0, 0), 500, SPLIT)).isEqualTo(new Worth(500, 0, 400, 100));
    }

    @Test
    void aPriceThatFallsAndComesBackIsWorthNothingToTheSenior() {
        Worth worth = NEW;
        for (int i = 0; i < 10; i++) {
            worth = TrancheMaths.revalued(TrancheMaths.revalued(worth, 600, JUNIOR_FIRST), 1000, JUNIOR_FIRST);
        }

        assertThat(worth).isEqualTo(NEW);
    }

    @Test
    void theTranchesAreAlwaysTheWholeAndNeverNegative() {
        SplittableRandom random = new SplittableRandom(11);
        Worth worth = NEW;
        for (int i = 0; i < 10_000; i++) {
            long total = random.nextInt(20) == 0 ? 0 : random.nextLong(1L << (1 + random.nextInt(50)));
            worth = TrancheMaths.revalued(worth, total, new Ratios(1 + random.nextLong(ONE), random.nextLong(ONE + 1)));

            assertThat(worth.junior() + worth.senior()).isEqualTo(total);
            assertThat(Math.min(worth.junior(), worth.senior())).isNotNegative();
            assertThat(Math.min(worth.juniorDeficit(), worth.seniorDeficit())).isNotNegative();
        }
    }
}
