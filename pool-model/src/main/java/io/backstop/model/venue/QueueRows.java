package io.backstop.model.venue;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.ScenarioTape;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Which two-step orders came to nothing, and why. Not thread safe. */
final class QueueRows {

    private record Asked(int step, MarketEvent.OrderRequested order) {}

    private final IntToLongFunction blockSeconds;
    private final PriceSeries index;
    private final long sizeUnit;
    private final long lifetime;
    private final Map<Long, Asked> open = new HashMap<>();

    /**
     * The rows of a run; where there is no queue there will be none.
     *
     * @param blockSeconds time of each step's block, epoch seconds
     */
    QueueRows(ScenarioTape tape, IntToLongFunction blockSeconds, long sizeUnit, @Nullable OrderQueueSpec spec) {
        this.blockSeconds = blockSeconds;
        index = tape.indexPrices();
        this.sizeUnit = sizeUnit;
        lifetime = spec == null ? 0 : spec.lifetime();
    }

    /** The row that an event makes; null if the order is on its way or was carried out. */
    MarketEvent.@Nullable OrderRefused row(int step, MarketEvent.OfQueue event) {
        return switch (event) {
            case MarketEvent.OrderRequested e -> {
                open.put(e.id(), new Asked(step, e));
                yield null;
            }
            case MarketEvent.RequestExecuted e -> {
                open.remove(e.id());
                yield null;
            }
            case MarketEvent.RequestRefused e -> refused(ended(e), e.error());
            case MarketEvent.RequestCancelled e -> expired(ended(e));
        };
    }

    /** Nobody calls an order off in a run before it has run out. */
    private MarketEvent.OrderRefused expired(Asked asked) {
        long end = blockSeconds.applyAsLong(asked.step()) + lifetime;
        return refused(asked, ContractError.of("RequestExpired", asked.order().id(), end));
    }

    private MarketEvent.OrderRefused refused(Asked asked, ContractError error) {
        long notional = MarginMaths.notional(asked.order().size(), index.at(asked.step()), sizeUnit);
        return new MarketEvent.OrderRefused(asked.order().account(), notional, error);
    }

    private Asked ended(MarketEvent.OfQueue event) {
        return Objects.requireNonNull(open.remove(event.id()), "request " + event.id());
    }
}
