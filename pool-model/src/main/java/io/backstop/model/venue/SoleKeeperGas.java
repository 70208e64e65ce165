package io.backstop.model.venue;

import io.backstop.model.scenario.KeeperGasSpec;
import java.util.List;

/**
 * What the liquidations of a keeper without a name cost in gas: the units that a keeper with one has by default, at the gas price of
 * their block. Each block's is rounded up. Not thread safe.
 */
final class SoleKeeperGas {

    private final GasCosts costs;
    private KeeperGas spent = KeeperGas.NONE;

    SoleKeeperGas(GasCosts costs) {
        this.costs = costs;
    }

    /** Takes in what happened in one block of the tape. */
    void note(int step, List<? extends MarketEvent> events) {
        long units = 0;
        for (MarketEvent event : events) {
            units += units(event);
        }
        if (units > 0) {
            long gwei = GasCosts.gwei(units, costs.gasPrice(step));
            spent = spent.plus(new KeeperGas(gwei, costs.dollars(gwei, step)));
        }
    }

    private static long units(MarketEvent event) {
        return switch (event) {
            case MarketEvent.PositionLiquidated liquidated -> KeeperGasSpec.DEFAULT.units();
            case MarketEvent.LiquidationFailed failed -> KeeperGasSpec.DEFAULT.refusedUnits();
            default -> 0;
        };
    }

    KeeperGas spent() {
        return spent;
    }
}
