// Mirrors lastresort/Haircut.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.mirror.economics.ProfitRule;
import io.backstop.model.venue.MarketEvent;
import java.util.function.Consumer;

/** A loss socialised over the profits that are realised while it is pending. Not thread safe. */
public final class HaircutMirror implements ProfitRule {

    private final ShortfallsMirror shortfalls;
    private final long ratio;
    private final Consumer<MarketEvent> events;

    /** Takes this share (1e-9) of every profit until nothing is missing. */
    public HaircutMirror(ShortfallsMirror shortfalls, long ratio, Consumer<MarketEvent> events) {
        this.shortfalls = shortfalls;
        this.ratio = ratio;
        this.events = events;
    }

    @Override
    public long withheld(boolean isLong, long profit) {
        return Math.min(MarginMaths.ratioOf(profit, ratio), shortfalls.pending());
    }

    @Override
    public void paid(boolean isLong, long profit) {
        long amount = withheld(isLong, profit);
        if (amount > 0) {
            shortfalls.resolve(amount);
            events.accept(new MarketEvent.LossSocialised(amount, 0));
        }
    }
}
