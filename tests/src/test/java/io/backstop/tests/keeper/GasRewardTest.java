package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.keeper.sending.Bounty;
import io.backstop.model.scenario.KeeperSpec;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A market whose reward follows gas: 100,000 units at 20 gwei are 0.002 ether, 4 dollars at 2000, and 30 % of that on top are 1.20. So
 * a liquidation pays 5.20, whatever the market's fixed reward was.
 */
class GasRewardTest {

    private static final String REWARD = "venues.pool.keeperReward="
            + "{gasUnits: 100000, leastReward: 1, profitRatio: 30%, notionalRatio: 0, mostReward: 30}";
    private static final Bounty AT_LEAST_FIVE = new Bounty(0, 5 * Stage.USD, 2000 * Stage.PRICE);
    private static final Bounty AT_LEAST_SIX = new Bounty(0, 6 * Stage.USD, 2000 * Stage.PRICE);

    /** 0.20 dollars are left for 150,000 units of gas: 0.0001 ether, 0.66 gwei. Blocks cost a hundredth of that. */
    @Test
    void whatIsPaidNowIsWeighed() throws Exception {
        try (Stage stage = Stage.with(1, 1, REWARD);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .bounty(AT_LEAST_FIVE)
                        .start()) {
            stage.publish(1950);
            stage.mineUntil(() -> {
                freeBlock(stage);
                return stage.openOfWeak() == 0;
            });

            keeper.stopCleanly();
            assertThat(keeper.told("shortfall=0.000000 reward=5.200000")).isTrue();
        }
    }

    @Test
    void whatDoesNotPayIsLeft() throws Exception {
        try (Stage stage = Stage.with(1, 1, REWARD);
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .bounty(AT_LEAST_SIX)
                        .start()) {
            stage.publish(1950);
            stage.mineUntil(() -> keeper.told("why=unprofitable"));

            keeper.stopCleanly();
            assertThat(stage.openOfWeak()).isEqualTo(1);
        }
    }

    /**
     * 4 dollars of gas and 6 on top are 10 for each. A transaction for one account may take 350,000 units at 20 gwei, 0.007 ether or 14
     * dollars: 40 dollars pay for two and not for three. Together these two may take 500,000 units or 20 dollars. At 21 gwei they wait; one
     * more would be offered 2 × 21 + 2 gwei and may take 30.80 dollars: the 40 would pay for it, the 20 that are left do not.
     */
    @Test
    void capitalBoundsWhatIsOnItsWay() throws Exception {
        try (Stage stage = Stage.with(5, 1, REWARD.replace("leastReward: 1", "leastReward: 6"));
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .bounty(new Bounty(0, 0, 2000 * Stage.PRICE))
                        .policy(KeeperSpec.Policy.CAPITAL_LIMITED, 40 * Stage.USD)
                        .start()) {
            stage.publish(1950);
            stage.mine();
            keeper.awaitTimes("sent kind=LIQUIDATION accounts=2 ", 1);
            stage.baseFee(21);
            stage.mine();
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(stage.openOfWeak()).isEqualTo(5);
            assertThat(keeper.times("sent kind=LIQUIDATION")).isEqualTo(1);

            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertSound(keeper);
        }
    }

    /** A micro-dollar less than two transactions for one account may cost: one at a time. */
    @Test
    void capitalIsNotExceededByAllThatATransactionMayTake() throws Exception {
        try (Stage stage = Stage.with(3, 1, REWARD.replace("leastReward: 1", "leastReward: 6"));
                RunningKeeper keeper = RunningKeeper.on(stage, stage.chain().webSocketUrl())
                        .bounty(new Bounty(0, 0, 2000 * Stage.PRICE))
                        .policy(KeeperSpec.Policy.CAPITAL_LIMITED, 28 * Stage.USD - 1)
                        .start()) {
            stage.publish(1950);
            stage.mineUntilClosed();

            keeper.stopCleanly();
            assertThat(keeper.times("sent kind=LIQUIDATION accounts=1 ")).isEqualTo(3);
            stage.assertSound(keeper);
        }
    }

    private static void freeBlock(Stage stage) {
        try {
            Rpc.ask(stage.chain().httpUrl(), "anvil_setNextBlockBaseFeePerGas", "\"0x%x\"".formatted(6_600_000));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
