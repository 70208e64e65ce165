package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.gateway.Opening;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeeperOutcomesTest {

    private static final int WINNER = 3;

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

    /**
     * At 1900 the weak long of one unit lacks 40, which nobody pays, so the one short has to give them up. Somebody else names him in the
     * block of the keeper's own call: he was deleveraged by the keeper only if that call was carried out.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWinnerWhomAnotherNamedIsNotTheKeepers(boolean isCarriedOut) {
        List<LiquidationOutcome> outcomes = new ArrayList<>();
        Witness witness = new Witness() {
            @Override
            public void became(LiquidationOutcome outcome, SentBatch batch) {
                outcomes.add(outcome);
            }
        };
        try (Stage stage = Stage.with(
                1,
                1,
                "venues.pool.pockets=[{pocket: lp, capPerEvent: 0}]",
                "venues.pool.lastResort={deleveraging: {rank: bitmex, price: bankruptcy}}")) {
            TransactionSender operator = TransactionSender.of(stage.connection(), DevAccount.OPERATOR);
            TransactionSender other = TransactionSender.of(stage.connection(), DevAccount.GUARDIAN);
            operator.send(stage.market().openFor(List.of(new Opening(WINNER, -Stage.UNIT, 400 * Stage.USD))));
            stage.mine();
            stage.publish(1900);
            stage.mine();
            other.send(stage.market().liquidateBatch(new int[] {1}));
            stage.mine();
            NamingDelivery delivery = new NamingDelivery(isCarriedOut);
            Keeper keeper =
                    new Keeper(stage.market(), stage.pool().events(stage.connection()), delivery, 100, 0, witness);

            keeper.onHead(stage.connection().blockNumber(), 0);
            other.send(PromptDelivery.names(stage.market(), WINNER));
            stage.mine();
            keeper.onHead(stage.connection().blockNumber(), 0);

            assertThat(delivery.named).containsExactly(WINNER);
            assertThat(outcomes).hasSize(isCarriedOut ? 1 : 0);
        }
    }

    /** Takes over one call with names and says that it is in a block, where it was carried out or not. */
    private static final class NamingDelivery extends IdleDelivery {

        private final boolean isCarriedOut;
        private int[] named = {};

        private NamingDelivery(boolean isCarriedOut) {
            this.isCarriedOut = isCarriedOut;
        }

        @Override
        public boolean submitNames(int[] winners) {
            named = winners;
            return true;
        }

        @Override
        public List<SentBatch> completed(long block) {
            SentBatch batch = new SentBatch(SentBatch.Kind.DELEVERAGING, named, "0x01");
            return named.length == 0
                    ? List.of()
                    : List.of(batch.landed(new Receipt("0x01", block, isCarriedOut, 21_000, 1)));
        }
    }
}
