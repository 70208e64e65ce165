package io.backstop.model.mirror;

import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.OrderKind;
import io.backstop.model.mirror.orders.Order;
import io.backstop.model.mirror.orders.OrderQueueMirror;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.PoolFixture;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A market with a queue of two-step orders and a pool of 1,000,000; the operator's account 1 is long 100 at 2000 with 4000. */
class BehindAQueueTest {

    private static final int OPERATOR = PerpMarketMirror.OPERATOR;
    private static final int ALICE = 9;
    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;
    private static final long START = 1_700_000_000;

    private final PoolMirror pool = new PoolMirror(venue(), 0, event -> {});
    private final PerpMarketMirror market = pool.market();

    BehindAQueueTest() {
        pool.at(START);
        pool.publishEverywhere(2000 * PRICE, START);
        market.openFor(OPERATOR, List.of(new Opening(1, 100 * UNIT, 4000 * USD)));
    }

    /** With both ways open an owner would trade at a price that he knows already, without a second step. */
    @Test
    void nobodyTradesPastTheQueue() {
        assertRefused(() -> market.open(ALICE, UNIT, 100 * USD), "OnlyOrders");
        assertRefused(() -> market.increase(OPERATOR, 1, 1, 0), "OnlyOrders");
        assertRefused(() -> market.decrease(OPERATOR, 1, 1, 0), "OnlyOrders");
        assertRefused(() -> market.decrease(OPERATOR, 1, 0, 1), "OnlyOrders");
        assertRefused(() -> market.close(OPERATOR, 1), "OnlyOrders");
    }

    @Test
    void aTopUpNeedsNoSecondStep() {
        market.increase(OPERATOR, 1, 0, 5 * USD);

        assertThat(market.collateral()).isEqualTo(4005 * USD);
        assertRefused(() -> market.increase(ALICE, 1, 0, 5 * USD), "OnlyOwner", 1L);
    }

    /** Asked for at 2000 and closed at 2010. */
    @Test
    void theQueueCarriesOutWhatItWasAskedFor() {
        OrderQueueMirror queue = Objects.requireNonNull(pool.orders());
        long id = queue.request(OPERATOR, new Order(OrderKind.CLOSE, 1, 0, 0, 0));
        pool.at(START + 1);
        pool.publishEverywhere(2010 * PRICE, START + 1);
        queue.execute(id);

        assertThat(market.positions().open()).isZero();
        assertThat(pool.lpPool().cash()).isEqualTo(999_000 * USD);
    }

    private static VenueSpec.Pool venue() {
        FeedSource reports = new FeedSource.Pull(new QuorumSpec(5, 3), 10, 30, new FeedHistorySpec(60, 300));
        OrderQueueSpec orders = new OrderQueueSpec(0, 60, List.of(new BoundSpec.SinceChange()));
        return PoolFixture.pool(reports, PoolFixture.conditions(List.of(), null, orders));
    }
}
