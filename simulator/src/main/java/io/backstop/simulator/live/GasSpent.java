package io.backstop.simulator.live;

import io.backstop.contracts.chain.Receipt;

/**
 * What transactions have cost.
 *
 * @param units of gas
 * @param gwei paid for them
 */
record GasSpent(long units, double gwei) {

    static final GasSpent NONE = new GasSpent(0, 0);

    private static final double WEI_PER_GWEI = 1e9;

    GasSpent plus(Receipt receipt) {
        return new GasSpent(units + receipt.gasUsed(), gwei + receipt.gasUsed() * (receipt.gasPrice() / WEI_PER_GWEI));
    }
}
