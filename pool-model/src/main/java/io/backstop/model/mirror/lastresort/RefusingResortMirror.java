// Mirrors lastresort/RefusingResort.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.mirror.evm.ContractRevert;
import java.util.function.LongUnaryOperator;

/** No close that the pockets cannot pay for. Not thread safe. */
public final class RefusingResortMirror implements LastResort {

    private final LongUnaryOperator unpaid;

    /** A last resort behind pockets that would leave so much of a shortfall, both in micro-dollars. */
    public RefusingResortMirror(LongUnaryOperator unpaid) {
        this.unpaid = unpaid;
    }

    @Override
    public void requireTakes(long shortfall) {
        long rest = unpaid.applyAsLong(shortfall);
        if (rest > 0) {
            throw fundTooSmall(rest);
        }
    }

    @Override
    public void owe(Loss loss, long rest) {
        throw fundTooSmall(rest);
    }

    @Override
    public long pending() {
        return 0;
    }

    private static ContractRevert fundTooSmall(long missing) {
        return new ContractRevert("FundTooSmall", missing);
    }
}
