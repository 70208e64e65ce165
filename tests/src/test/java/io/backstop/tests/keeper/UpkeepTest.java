package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.Replacement;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Witness;
import io.backstop.keeper.sending.Backoff;
import io.backstop.keeper.sending.Bounty;
import io.backstop.keeper.sending.LiveDelivery;
import io.backstop.keeper.sending.SendingLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A keeper that runs alone does what anybody may do for the pool and nobody is paid for. */
class UpkeepTest {

    private static final long GWEI = 1_000_000_000;
    private static final int CONFIRMATIONS = 12;
    private static final String STAKE =
            "venues.pool.pockets=[{pocket: safetyModule, kind: deficit, balance: 500, offset: 10, fee: 10%,"
                    + " deferred: true}, {pocket: treasury, balance: 30}, lp]";

    /**
     * At 1900 the one weak position of one unit from 2000 with 60 dollars lacks 40. The treasury pays its 30 and the pool 10; of the
     * deficit of 40 the first 10 are not the stakers', so 30 are due: with a fee of 10 % 33 of 500 staked are slashed, sold in a later
     * block, and bring the pool 30 and the treasury 3.
     */
    @Test
    void stakeIsSlashedForADeficitAndSold() throws Exception {
        try (Stage stage = Stage.with(1, 1, STAKE);
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

    /** The block with the slash is taken back, not the one with the deficit: the slash is due again, and on its way again. */
    @Test
    void aSlashThatIsTakenBackIsNotSentTwice() {
        try (Stage stage = Stage.withHistory(1, 1, STAKE)) {
            TransactionSender sender = TransactionSender.tending(
                    stage.connection(), DevAccount.KEEPER, new Replacement(2, 5_000 * GWEI, CONFIRMATIONS));
            LiveDelivery delivery = delivery(stage, sender);
            stage.publish(1900);
            stage.mine();
            TransactionSender.of(stage.connection(), DevAccount.GUARDIAN)
                    .send(stage.market().liquidateBatch(new int[] {1}));
            stage.mine();
            delivery.lookAfterPockets();
            stage.mine();
            long block = stage.connection().blockNumber();
            assertThat(delivery.completed(block)).hasSize(1);

            stage.reorganise(1);
            assertThat(delivery.reopened(block)).hasSize(1);
            delivery.lookAfterPockets();

            assertThat(sender.sent()).isEqualTo(1);
            assertThat(delivery.underway()).hasSize(1);
        }
    }

    private static LiveDelivery delivery(Stage stage, TransactionSender sender) {
        return new LiveDelivery(
                stage.connection(),
                stage.market(),
                List.of(sender),
                null,
                CONFIRMATIONS,
                new SendingLimits(20, 64, 50, Long.MAX_VALUE, false, false),
                new Bounty(0, 0, 0),
                new Backoff(),
                Witness.NONE,
                (level, event, pairs) -> {});
    }
}
