package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Stake that stands for deficits above an offset.
 *
 * @param offset micro-dollars of deficits that are not the stakers'
 * @param feeRatio on a slash (1e-9)
 * @param isDeferred whether a slash is a call of its own
 * @param cooldownSeconds how long a staker waits before he may leave; 0 for not at all
 * @param windowSeconds how long he may leave after that
 */
public record DeficitSpec(long offset, long feeRatio, boolean isDeferred, long cooldownSeconds, long windowSeconds)
        implements PocketForm {

    /** Checks the figures. */
    public DeficitSpec {
        Figures.requireWithin("offset", offset, 0, Long.MAX_VALUE);
        Figures.requireWithin("feeRatio", feeRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("cooldown", cooldownSeconds, 0, Long.MAX_VALUE);
        Figures.requireWithin("window", windowSeconds, 0, Long.MAX_VALUE);
    }
}
