// Mirrors lastresort/RefusingResort.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.mirror.evm.ContractRevert;

/** No close that the pockets cannot pay for. Not thread safe. */
public final class RefusingResortMirror implements LastResort {

    @Override
    public void requireTakes(Loss loss, long rest) {
        throw fundTooSmall(rest);
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
