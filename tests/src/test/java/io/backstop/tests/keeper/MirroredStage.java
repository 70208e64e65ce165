package io.backstop.tests.keeper;

import io.backstop.contracts.gateway.BlockEvents;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.mirror.Opening;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.PoolMirror;
import io.backstop.model.mirror.PriceFeedMirror;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.Health;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mirror of a stage's market, to which what happened on the chain happens in the same order: the same positions are opened,
 * and the same accounts are liquidated at the same prices. What follows from that is its own. Not thread safe.
 */
final class MirroredStage {

    private final List<MarketEvent> events = new ArrayList<>();
    private final PoolMirror pool;
    private final VenueSpec.Pool venue;
    private long seconds = 1;
    private long markPrice;
    private long executionPrice;

    private MirroredStage(VenueSpec.Pool venue) {
        this.venue = venue;
        pool = new PoolMirror(venue, 0, events::add);
    }

    /** After all that has happened on the chain. */
    static MirroredStage after(VenueSpec.Pool venue, List<BlockEvents> blocks) {
        MirroredStage mirrored = new MirroredStage(venue);
        blocks.forEach(mirrored::follow);
        return mirrored;
    }

    private void follow(BlockEvents block) {
        pool.at(++seconds);
        List<Opening> openings = new ArrayList<>();
        for (MarketEvent event : block.events()) {
            if (event instanceof MarketEvent.PositionOpened opened) {
                show(opened.entryPrice(), opened.entryPrice());
                openings.add(new Opening(opened.account(), opened.size(), opened.collateral()));
            } else if (event instanceof MarketEvent.PositionLiquidated liquidated) {
                show(liquidated.markPrice(), liquidated.settlement().executionPrice());
                pool.market().liquidate(liquidated.account());
            }
        }
        if (!openings.isEmpty()) {
            pool.market().openFor(PerpMarketMirror.OPERATOR, openings);
        }
    }

    /** Both feeds show these prices. */
    private void show(long mark, long execution) {
        if (mark != markPrice || execution != executionPrice) {
            markPrice = mark;
            executionPrice = execution;
            pool.markFeed().publish(PriceFeedMirror.PUBLISHER, mark, seconds);
            pool.executionFeed().publish(PriceFeedMirror.PUBLISHER, execution, seconds);
        }
    }

    /** What happened here. */
    List<MarketEvent> events() {
        return List.copyOf(events);
    }

    /** Who would have to be liquidated if both feeds showed this price, micro-dollars. */
    List<Integer> dueAt(long price) {
        pool.at(++seconds);
        show(price, price);
        return IntStream.range(0, pool.market().operatorEnd())
                .filter(account -> pool.market().positions().isOpen(account) && isDue(account))
                .boxed()
                .toList();
    }

    private boolean isDue(int account) {
        Health health = pool.market().health(account);
        return health.triggerEquity() < health.maintenanceMargin();
    }

    /** The ledger of what happened here. */
    Ledger ledger() {
        TimeGrid grid = new TimeGrid(1_760_000_000_000L, 1000, 1);
        ScenarioTape tape = new ScenarioTape(grid, markPrice, PriceSeries.of(markPrice), List.of(), List.of(), 100);
        PoolRun run = new PoolRun(tape, venue, new FeedTape(markPrice, List.of()), null);
        run.record(0, events);
        return run.ledger();
    }
}
