// Mirrors gates/ReferenceGuard.sol
package io.backstop.model.mirror.gate;

import io.backstop.model.market.PriceValidityMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.GateSpec;
import java.util.function.LongSupplier;

/** No action at a price that a second feed does not bear out. */
public final class ReferenceGuardMirror implements Gate {

    /**
     * What a feed shows last.
     *
     * @param price 1e-8 dollar; 0 before the first
     * @param publishTime epoch seconds
     */
    public record Latest(LongSupplier price, LongSupplier publishTime) {}

    private final GateSpec.ReferenceGuard spec;
    private final LongSupplier price;
    private final Latest reference;
    private final BlockTime time;

    /** The gate that a scenario describes, over the price of one feed and the latest of another. */
    public ReferenceGuardMirror(GateSpec.ReferenceGuard spec, LongSupplier price, Latest reference, BlockTime time) {
        this.spec = spec;
        this.price = price;
        this.reference = reference;
        this.time = time;
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        long publishTime = reference.publishTime().getAsLong();
        if (PriceValidityMaths.isStale(publishTime, time.seconds(), spec.maxAge())) {
            throw new ContractRevert("ReferenceTooOld", publishTime, spec.maxAge());
        }
        long now = price.getAsLong();
        long borneOut = reference.price().getAsLong();
        if (PriceValidityMaths.isTooFar(now, borneOut, spec.mostDeviation())) {
            throw new ContractRevert("TooFarFromReference", now, borneOut);
        }
    }
}
