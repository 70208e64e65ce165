package io.backstop.model.mirror.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.KeeperRewardSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A liquidation takes 2.5 million gas; with ether at 2000 dollars a price of 0.02 gwei makes it cost ten cents. */
class GasIndexedRewardMirrorTest {

    private static final KeeperRewardSpec SPEC =
            new KeeperRewardSpec(2_500_000, 1_000_000, 300_000_000, 300_000, 30_000_000);
    private static final long ETHER = 200_000_000_000L;

    @ParameterizedTest(name = "{0} gwei e8, {1} dollars: {2} because {3}")
    @CsvSource({
        "2000000, 100, 1100000, cost and one dollar",
        "2000000, 20000, 6100000, cost and 3 bp of the notional",
        "200000000, 100, 13000000, cost of 10 dollars and 30 %",
        "200000000, 20000, 16000000, cost of 10 dollars and 3 bp",
        "400000000, 20000, 26000000, cost of 20 dollars and 30 %",
        "500000000, 20000, 30000000, the most",
        "3000000000, 20000, 30000000, the most where the cost alone is more",
        "0, 100, 1000000, no price yet",
        "1, 100, 1000002, a gwei is 0.000002 dollars and rounded up",
        "9223372036854775807, 20000, 30000000, no feed can stop a liquidation",
    })
    void theRewardFollowsTheCost(long gasPrice, long dollars, long reward, String why) {
        KeeperReward paid = new GasIndexedRewardMirror(SPEC, () -> gasPrice, () -> ETHER);

        assertThat(paid.reward(dollars * 1_000_000)).as(why).isEqualTo(reward);
    }
}
