// Mirrors liquidation/TimeRamp.sol
package io.backstop.model.mirror.liquidation;

import io.backstop.model.market.LiquidationMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.units.FixedPoint;
import java.util.HashMap;
import java.util.Map;

/** A growing share of what restores the margin. Not thread safe. */
public final class TimeRampMirror implements LiquidationPolicy {

    /**
     * What the policy remembers of an account; all zero if no ramp is under way.
     *
     * @param sizeLeft by the last part, signed
     * @param freed micro-dollars
     * @param since epoch second of the first part
     * @param last epoch second of the last part
     */
    public record Progress(long sizeLeft, long freed, long since, long last) {}

    private static final Progress NONE = new Progress(0, 0, 0, 0);

    private final LiquidationSpec.TimeRamp spec;
    private final BlockTime time;
    private final Map<Integer, Progress> progress = new HashMap<>();

    /** A policy with these figures. */
    public TimeRampMirror(LiquidationSpec.TimeRamp spec, BlockTime time) {
        this.spec = spec;
        this.time = time;
    }

    @Override
    public long part(Exposure exposure) {
        return decision(exposure).part();
    }

    @Override
    public void closed(Exposure exposure, long part) {
        Decision decision = decision(exposure);
        if (decision.share() == FixedPoint.RATIO_ONE || decision.after().sizeLeft() == 0) {
            progress.remove(exposure.account());
        } else {
            progress.put(exposure.account(), decision.after());
        }
    }

    /** What is remembered of an account. */
    public Progress progressOf(int account) {
        return progress.getOrDefault(account, NONE);
    }

    private record Decision(long part, long share, Progress after) {}

    private Decision decision(Exposure exposure) {
        long size = Math.absExact(exposure.size());
        LiquidationMaths.Restoring needed = LiquidationMaths.restoring(
                exposure.notional(),
                exposure.equity(),
                exposure.maintenanceMargin(),
                spec.buffer(),
                spec.liquidationFeeRatio());
        Progress before = remembered(exposure);
        long share = exposure.equity() < 0 ? FixedPoint.RATIO_ONE : share(needed.shortage(), before.since());
        long amount = LiquidationMaths.freeable(needed.shortage(), before.freed(), share);
        long part = LiquidationMaths.partFreeing(amount, needed.freedByAll(), size);
        long freed = Math.addExact(before.freed(), FixedPoint.mulDivFloor(needed.freedByAll(), part, size));
        long sizeLeft = exposure.size() > 0 ? exposure.size() - part : exposure.size() + part;
        return new Decision(part, share, new Progress(sizeLeft, freed, before.since(), time.seconds()));
    }

    private Progress remembered(Exposure exposure) {
        Progress ramp = progressOf(exposure.account());
        boolean goesOn = ramp.sizeLeft() == exposure.size() && time.seconds() - ramp.last() <= spec.durationSeconds();
        return goesOn ? ramp : new Progress(0, 0, time.seconds(), 0);
    }

    private long share(long shortage, long since) {
        if (shortage < spec.atOnceBelowShortage()) {
            return FixedPoint.RATIO_ONE;
        }
        return LiquidationMaths.rampShare(spec.initialRatio(), time.seconds() - since, spec.durationSeconds());
    }
}
