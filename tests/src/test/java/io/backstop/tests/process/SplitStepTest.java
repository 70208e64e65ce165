package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.tests.Repository;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of a step must come into one block; where it does not, the order of the step is not that of the chain. */
class SplitStepTest {

    private static final String PUBLISHER = DevAccount.PUBLISHER.credentials().getAddress();

    /** Prices: two with the position, and two that stand when the tape begins. */
    private static final long BEFORE_THE_TAPE = 4;

    @TempDir
    private Path folder;

    /**
     * Two feeds get a price in every step, of 120,000 units of gas at most. In a block of 150,000 the second has no room, as soon as the
     * first has used more than 30,000. What did not come into that block does not come later either.
     */
    @Test
    void aBlockTooSmallForAStepIsAFailedRunToldInOneLine() throws Exception {
        try (LiveNode node = LiveNode.withInterval()) {
            Launched run = Launched.start(
                    folder,
                    Map.of(),
                    "run",
                    Repository.scenario("golden/single-jump").toString(),
                    "--chain",
                    node.http(),
                    "--out",
                    "results");
            Launched.await(() -> node.connection().minedCount(PUBLISHER) >= BEFORE_THE_TAPE);

            node.told("evm_setBlockGasLimit", "150000");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors().lines().filter(line -> !line.startsWith("  ")))
                    .singleElement()
                    .asString()
                    .matches("chain at " + node.http()
                            + ": of 2 transactions of one step 1 came into block \\d+; a step needs longer than its"
                            + " blocks last");
            assertThat(folder.resolve("results")).doesNotExist();
            long after = node.connection().blockNumber();
            Launched.await(() -> node.connection().blockNumber() > after + 1);
            assertThat(node.connection().transactionCount(PUBLISHER)).isZero();
        }
    }
}
