package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.scenario.KeeperRewardSpec;
import io.backstop.model.scenario.LiquidationSpec;

/** Code and constructor arguments of the contracts that say how positions are liquidated. */
public final class LiquidationCreation {

    private LiquidationCreation() {}

    /**
     * A liquidation policy.
     *
     * @param market the only address that may make it remember
     * @throws IllegalArgumentException for full closes, which need no contract
     */
    public static String policy(ContractCode code, LiquidationSpec spec, String market) {
        return switch (spec) {
            case LiquidationSpec.Full full -> throw new IllegalArgumentException("full closes have no contract");
            case LiquidationSpec.FixedFraction figures ->
                Calldata.create(code.of("FixedFraction"))
                        .number(figures.ratio())
                        .number(figures.fullBelowNotional())
                        .hex();
            case LiquidationSpec.MarginRestoring figures ->
                Calldata.create(code.of("MarginRestoring"))
                        .number(figures.buffer())
                        .number(figures.fullBelowShortage())
                        .number(figures.liquidationFeeRatio())
                        .hex();
            case LiquidationSpec.TimeRamp figures -> timeRamp(code, figures, market);
            case LiquidationSpec.WindowCapacity figures -> windowCapacity(code, figures, market);
            case LiquidationSpec.BlockLimits figures ->
                Calldata.create(code.of("BlockLimits"))
                        .address(market)
                        .number(figures.portion())
                        .number(figures.leastNotional())
                        .number(figures.mostNotional())
                        .hex();
        };
    }

    /** A reward that follows the prices of these two feeds: gwei of gas and dollars of ether, both times 1e8. */
    public static String reward(ContractCode code, KeeperRewardSpec spec, String gasFeed, String etherFeed) {
        return Calldata.create(code.of("GasIndexedReward"))
                .address(gasFeed)
                .address(etherFeed)
                .number(spec.gasUnits())
                .number(spec.leastReward())
                .number(spec.profitRatio())
                .number(spec.notionalRatio())
                .number(spec.mostReward())
                .hex();
    }

    private static String timeRamp(ContractCode code, LiquidationSpec.TimeRamp figures, String market) {
        return Calldata.create(code.of("TimeRamp"))
                .address(market)
                .number(figures.buffer())
                .number(figures.atOnceBelowShortage())
                .number(figures.liquidationFeeRatio())
                .number(figures.initialRatio())
                .number(figures.durationSeconds())
                .hex();
    }

    private static String windowCapacity(ContractCode code, LiquidationSpec.WindowCapacity figures, String market) {
        return Calldata.create(code.of("WindowCapacity"))
                .address(market)
                .number(figures.feeRatio())
                .number(figures.skewScale())
                .number(figures.multiplier())
                .number(figures.windowSeconds())
                .number(figures.mostPremium())
                .hex();
    }
}
