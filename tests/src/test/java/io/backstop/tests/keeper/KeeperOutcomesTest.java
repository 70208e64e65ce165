package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Keeper;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.Witness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeeperOutcomesTest {

    /**
     * One block closes two accounts, the next but one opens them again, and the keeper sees both blocks only after that: it is told of
     * two that it closed, not of two with whom nothing happened.
     */
    @Test
    void whoHasAPositionAgainWasClosedAllTheSame() {
        List<LiquidationOutcome> outcomes = new ArrayList<>();
        Witness witness = new Witness() {
            @Override
            public void became(LiquidationOutcome outcome, SentBatch batch) {
                outcomes.add(outcome);
            }
        };
        try (Stage stage = Stage.pruned(2, 1)) {
            TransactionSender sender = TransactionSender.of(stage.connection(), DevAccount.KEEPER);
            Keeper keeper = new Keeper(
                    stage.market(),
                    stage.pool().events(stage.connection()),
                    new PromptDelivery(stage.connection(), stage.market(), sender),
                    100,
                    0,
                    witness);
            stage.publish(1950);
            stage.mine();
            keeper.onHead(stage.connection().blockNumber(), 0);
            stage.mine();
            stage.publish(2000);
            stage.mine();
            stage.reopen();
            stage.mine();

            keeper.onHead(stage.connection().blockNumber(), 0);

            assertThat(outcomes).hasSize(2).allMatch(LiquidationOutcome.Closed.class::isInstance);
            assertThat(keeper.openPositions()).isEqualTo(3);
        }
    }
}
