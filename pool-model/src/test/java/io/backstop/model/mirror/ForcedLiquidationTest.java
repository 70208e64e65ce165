package io.backstop.model.mirror;

import static io.backstop.model.mirror.feed.UptimeFeedMirror.MESSENGER;
import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.PoolFixture;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The case of {@code ForcedLiquidation.t.sol}: a price and a liquidation forced in while the sequencer is down. Long 100 at 2000
 * with 4000 is worth 1000 at 1970, less than 1 % of 197,000.
 */
class ForcedLiquidationTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;
    private static final long START = 1_700_000_000;

    private final PoolMirror pool = new PoolMirror(venue(), 0, event -> {});
    private final PerpMarketMirror market = pool.market();

    @Test
    void nobodyIsLiquidatedInAnOutageOrTheGraceAfterIt() {
        pool.at(START);
        pool.publishEverywhere(2000 * PRICE, START);
        market.openFor(PerpMarketMirror.OPERATOR, List.of(new Opening(1, 100 * UNIT, 4000 * USD)));
        pool.at(START + 10);
        pool.uptimeFeed().sequencerDown(MESSENGER, START + 5);
        pool.publishEverywhere(1970 * PRICE, START + 10);

        assertRefused(() -> market.liquidate(1), "SequencerIsDown", START + 5);
        pool.at(START + 49);
        pool.uptimeFeed().sequencerResumed(MESSENGER, START + 20);
        assertRefused(() -> market.liquidate(1), "InGracePeriod", START + 50);
        assertThat(market.positions().open()).isOne();

        pool.at(START + 50);
        market.liquidate(1);
        assertThat(market.positions().open()).isZero();
    }

    private static VenueSpec.Pool venue() {
        List<GateSpec> grace = List.of(new GateSpec.ResumeGrace(true, 30, List.of("LIQUIDATE")));
        return PoolFixture.pool(new FeedSource.Push(), PoolFixture.conditions(grace, null, null));
    }
}
