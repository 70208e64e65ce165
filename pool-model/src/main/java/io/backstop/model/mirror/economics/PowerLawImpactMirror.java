// Mirrors economics/PowerLawImpact.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.ImpactMaths;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PowerLaw;

/**
 * A price impact that grows with a power of the skew, the net size at the price of the trade. Who adds to it pays into
 * the impact pool, who takes from it is paid by it, as far as there is something in it. Not thread safe.
 */
public final class PowerLawImpactMirror implements PriceImpact {

    private final PowerLaw law;
    private final long sizeUnit;
    private long impactPool;

    /** An empty impact pool. */
    public PowerLawImpactMirror(PowerLaw law, long sizeUnit) {
        this.law = law;
        this.sizeUnit = sizeUnit;
    }

    @Override
    public long executionPrice(OpenInterest before, long size, long price) {
        return ImpactMaths.impactedPrice(price, impact(before, size, price), size, sizeUnit);
    }

    @Override
    public void traded(OpenInterest before, long size, long price) {
        impactPool = Math.subtractExact(impactPool, impact(before, size, price));
    }

    @Override
    public long impactPool() {
        return impactPool;
    }

    @Override
    public Runnable checkpoint() {
        long before = impactPool;
        return () -> impactPool = before;
    }

    private long impact(OpenInterest before, long size, long price) {
        long skew = before.netSize();
        long impact = ImpactMaths.powerLaw(
                law,
                MarginMaths.signedNotional(skew, price, sizeUnit),
                MarginMaths.signedNotional(Math.addExact(skew, size), price, sizeUnit),
                MarginMaths.notional(size, price, sizeUnit));
        return Math.min(impact, impactPool);
    }
}
