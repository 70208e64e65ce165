package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collateral takes two seconds over the bridge; a close brings none, so it comes before an opening that was sent before it. */
class BridgedOrdersTest {

    /** The close of second 1 meets nothing; the opening lands in second 2 and stays, until the close of second 3. */
    @Test
    void aCloseActsOnWhatIsThere() {
        VenueRun run = venue().order(new TapeOrder.Open(0, 1, 3, 1000 * DOLLAR))
                .order(new TapeOrder.Close(1, 1))
                .order(new TapeOrder.Close(3, 1))
                .run(1000, 1000, 1000, 1000);

        assertThat(refusals(run)).containsExactly("NoPosition(1)");
        assertThat(transfers(run, Reason.COLLATERAL)).containsExactly("2 external -> trader:1 1000");
        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("2 trader:1 -> marketMaker 3003", "3 marketMaker -> trader:1 3000");
    }

    /** What is there is closed in second 1; the addition has nothing to add to in second 2 and its collateral is not taken. */
    @Test
    void anAdditionToWhatWasClosedMeanwhileIsRefused() {
        VenueRun run = venue().position(1, 5, 1000, 1000)
                .order(new TapeOrder.Increase(0, 1, 3, 1000 * DOLLAR))
                .order(new TapeOrder.Close(1, 1))
                .run(1000, 1000, 1000);

        assertThat(refusals(run)).containsExactly("NoPosition(1)");
        assertThat(transfers(run, Reason.COLLATERAL)).isEmpty();
        assertThat(transfers(run, Reason.TRADE)).containsExactly("1 marketMaker -> trader:1 5000");
    }

    private static CexFixture venue() {
        return new CexFixture()
                .depth(1, 100_000)
                .mark(new MarkSpec.Index())
                .hybrid(new HybridSpec(List.of(), 0, true, 2000));
    }

    private static List<String> refusals(VenueRun run) {
        return run.refusals().stream()
                .map(refusal -> refusal.error().toString())
                .toList();
    }
}
