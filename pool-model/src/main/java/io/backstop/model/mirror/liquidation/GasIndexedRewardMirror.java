// Mirrors liquidation/GasIndexedReward.sol
package io.backstop.model.mirror.liquidation;

import io.backstop.model.scenario.KeeperRewardSpec;
import java.util.function.LongSupplier;

/** A reward that follows the published price of gas. */
public final class GasIndexedRewardMirror implements KeeperReward {

    private final KeeperRewardSpec spec;
    private final LongSupplier gasPrice;
    private final LongSupplier etherPrice;

    /**
     * A reward with these figures.
     *
     * @param gasPrice the last published, 1e-8 gwei; 0 before the first
     * @param etherPrice the last published, 1e-8 dollar; 0 before the first
     */
    public GasIndexedRewardMirror(KeeperRewardSpec spec, LongSupplier gasPrice, LongSupplier etherPrice) {
        this.spec = spec;
        this.gasPrice = gasPrice;
        this.etherPrice = etherPrice;
    }

    @Override
    public long reward(long notional) {
        return spec.reward(notional, gasPrice.getAsLong(), etherPrice.getAsLong());
    }
}
