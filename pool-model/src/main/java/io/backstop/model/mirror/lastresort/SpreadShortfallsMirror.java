// Mirrors lastresort/SpreadShortfalls.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.mirror.economics.CarryMirror;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.venue.MarketEvent;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Shortfalls that all open positions bear when the wait for winners is over. Not thread safe. */
public final class SpreadShortfallsMirror extends ShortfallsMirror {

    private final LongFunction<CarryMirror.Spread> carry;

    /**
     * Shortfalls of a market that are spread after so many seconds.
     *
     * @param carry spreads an amount
     */
    public SpreadShortfallsMirror(
            long sizeUnit,
            long window,
            BlockTime time,
            Consumer<MarketEvent> events,
            LongFunction<CarryMirror.Spread> carry) {
        super(sizeUnit, window, time, events);
        this.carry = carry;
    }

    @Override
    long bear(long amount) {
        CarryMirror.Spread spread = carry.apply(amount);
        if (spread.borne() > 0) {
            events.accept(new MarketEvent.LossSocialised(spread.borne(), spread.ratio()));
        }
        return amount - spread.borne();
    }
}
