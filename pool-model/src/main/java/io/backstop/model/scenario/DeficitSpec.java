package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * Stake that stands for deficits above an offset.
 *
 * @param offset micro-dollars of deficits that are not the stakers'
 * @param feeRatio on a slash (1e-9)
 * @param isDeferred whether a slash is a call of its own
 * @param cooldownSeconds how long a staker waits before he may leave; 0 for not at all
 * @param windowSeconds how long he may leave after that
 * @param stake the token that is staked; null if that is the dollar
 */
public record DeficitSpec(
        long offset,
        long feeRatio,
        boolean isDeferred,
        long cooldownSeconds,
        long windowSeconds,
        @Nullable StakeSpec stake)
        implements PocketForm {

    /** Staked dollars. */
    public DeficitSpec(long offset, long feeRatio, boolean isDeferred, long cooldownSeconds, long windowSeconds) {
        this(offset, feeRatio, isDeferred, cooldownSeconds, windowSeconds, null);
    }

    /** Checks the figures. */
    public DeficitSpec {
        Figures.requireWithin("offset", offset, 0, Long.MAX_VALUE);
        Figures.requireWithin("feeRatio", feeRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("cooldown", cooldownSeconds, 0, Long.MAX_VALUE);
        Figures.requireWithin("window", windowSeconds, 0, Long.MAX_VALUE);
    }
}
