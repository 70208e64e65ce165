package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A keeper that runs alone does what anybody may do for the pool and nobody is paid for. */
class UpkeepTest {

    /**
     * At 1900 the one weak position of one unit from 2000 with 60 dollars lacks 40. The treasury pays its 30 and the pool 10; of the
     * deficit of 40 the first 10 are not the stakers', so 30 are due: with a fee of 10 % 33 of 500 staked are slashed, sold in a later
     * block, and bring the pool 30 and the treasury 3.
     */
    @Test
    void stakeIsSlashedForADeficitAndSold() throws Exception {
        try (Stage stage = Stage.with(
                        1,
                        1,
                        "venues.pool.pockets=[{pocket: safetyModule, kind: deficit, balance: 500, offset: 10, fee: 10%,"
                                + " deferred: true}, {pocket: treasury, balance: 30}, lp]");
                RunningKeeper keeper =
                        RunningKeeper.on(stage, stage.chain().webSocketUrl()).start()) {
            long before = stage.dollarsOf("lpPool");
            stage.publish(1900);

            stage.mineUntil(() -> stage.dollarsOf("treasury") == 3 * Stage.USD);

            keeper.stopCleanly();
            assertThat(stage.dollarsOf("safetyModule")).isEqualTo((500 - 33) * Stage.USD);
            assertThat(stage.dollarsOf("lpPool") - before).isEqualTo((60 + 30 + 30) * Stage.USD);
            assertThat(keeper.lines().stream().filter(line -> line.contains(" info sent kind=SLASHING ")))
                    .hasSize(2);
            stage.assertNothingWaits();
        }
    }
}
