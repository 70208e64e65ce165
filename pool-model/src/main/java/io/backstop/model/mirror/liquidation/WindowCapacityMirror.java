// Mirrors liquidation/WindowCapacity.sol
package io.backstop.model.mirror.liquidation;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** So much of the whole market in any window of time. Not thread safe. */
public final class WindowCapacityMirror implements LiquidationPolicy {

    /** What was closed in one second, market units. */
    private record Second(long time, long size) {}

    private final LiquidationSpec.WindowCapacity spec;
    private final long capacity;
    private final BlockTime time;
    private final LongSupplier skew;
    private final Deque<Second> seconds = new ArrayDeque<>();

    /**
     * A policy with these figures.
     *
     * @param skew of the market now: long less short, market units
     */
    public WindowCapacityMirror(LiquidationSpec.WindowCapacity spec, BlockTime time, LongSupplier skew) {
        this.spec = spec;
        this.time = time;
        this.skew = skew;
        capacity = spec.capacity();
    }

    @Override
    public long part(Exposure exposure) {
        return Math.min(Math.absExact(exposure.size()), left(used()));
    }

    @Override
    public void closed(Exposure exposure, long part) {
        while (!seconds.isEmpty() && isForgotten(seconds.getFirst())) {
            seconds.removeFirst();
        }
        long already = isLatest() ? seconds.removeLast().size() : 0;
        seconds.addLast(new Second(time.seconds(), already + part));
    }

    /** What the window has taken, market units. */
    public long used() {
        long used = 0;
        for (Second second : seconds) {
            used += isForgotten(second) ? 0 : second.size();
        }
        return used;
    }

    private long left(long used) {
        if (used < capacity) {
            return capacity - used;
        }
        if (isLatest() || !isSkewSmall()) {
            throw new ContractRevert("NoCapacity", capacity, used);
        }
        return capacity;
    }

    private boolean isForgotten(Second second) {
        return time.seconds() - second.time() >= spec.windowSeconds();
    }

    private boolean isLatest() {
        return !seconds.isEmpty() && seconds.getLast().time() == time.seconds();
    }

    private boolean isSkewSmall() {
        return FixedPoint.compareProducts(
                        Math.absExact(skew.getAsLong()), FixedPoint.RATIO_ONE, spec.mostPremium(), spec.skewScale())
                < 0;
    }
}
