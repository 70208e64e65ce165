package io.backstop.tests.bench;

import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.replay.FreshChain;
import java.nio.file.Path;

/** Deploying a venue and opening positions on a fresh anvil, the way a run does it. */
final class ChainSpeed {

    private ChainSpeed() {}

    /**
     * Milliseconds from the start of the node to its end: deployment, all positions, one block of the tape, and the
     * comparison of all balances.
     *
     * @param home the product's folder, where anvil lies
     */
    static double millis(Path home, int positions) {
        Crash quiet = Crash.quiet(positions, 1);
        PoolJob job = new PoolJob(quiet.tape(), quiet.venue(), quiet.feed(), null, null, null, 1);
        long start = System.nanoTime();
        VenueRun run;
        try (FreshChain anvil = new FreshChain(ChainKind.ANVIL, home, ContractCode.BUILT, null)) {
            run = anvil.run(job).run();
        }
        double millis = (System.nanoTime() - start) / 1e6;
        if (!run.ledger().transfers().equals(quiet.replayed().ledger().transfers())) {
            throw new IllegalStateException("chain and mirror disagree about " + positions + " positions");
        }
        return millis;
    }
}
