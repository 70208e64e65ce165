package io.backstop.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.PromptDelivery;
import io.backstop.tests.Repository;
import org.junit.jupiter.api.Test;

/** A keeper's batches on a chain that may be ahead of what the keeper has read. */
class PromptDeliveryTest {

    private static final String NOBODY = "0x0000000000000000000000000000000000000abc";

    /** Without its logs a batch would look as if it had been reverted. */
    @Test
    void aBatchInABlockThatWasNotReadYetIsStillUnderway() {
        try (LocalChain chain = LocalChain.start(Repository.HOME, 1_760_000_000)) {
            TransactionSender sender = TransactionSender.of(chain.connection(), DevAccount.KEEPER);
            PerpMarketGateway market = new PerpMarketGateway(chain.connection(), NOBODY);
            PromptDelivery delivery = new PromptDelivery(chain.connection(), market, sender);
            delivery.submit(new int[] {7});
            chain.clock().mineAll();

            assertThat(delivery.completed(0)).isEmpty();
            assertThat(delivery.waiting()).isEqualTo(1);
            assertThat(delivery.completed(1))
                    .singleElement()
                    .satisfies(batch -> assertThat(batch.accounts()).containsExactly(7));
            assertThat(delivery.waiting()).isZero();
        }
    }
}
