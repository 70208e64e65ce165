package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.OperationsSpec;

/** Code and constructor arguments of what people operate a market with. */
public final class OperationsCreation {

    private OperationsCreation() {}

    /** One address for each role. */
    public record Holders(String publisher, String keeper, String guardian, String governor) {}

    /** The roles. */
    public static String roles(ContractCode code, Holders holders) {
        return Calldata.create(code.of("Roles"))
                .address(holders.publisher())
                .address(holders.keeper())
                .address(holders.guardian())
                .address(holders.governor())
                .hex();
    }

    /** The gate by which the guardian stops actions. */
    public static String pause(ContractCode code, OperationsSpec spec, String roles) {
        return Calldata.create(code.of("Pause"))
                .address(roles)
                .number(spec.maxForcedPause())
                .hex();
    }

    /** The publisher of push feeds, for whoever holds that role. */
    public static String publisherDoor(ContractCode code, String roles) {
        return Calldata.create(code.of("PublisherDoor")).address(roles).hex();
    }

    /** The feed that the governor may settle, in front of one of prices only. */
    public static String settleableFeed(ContractCode code, String feed, String roles) {
        return Calldata.create(code.of("SettleableFeed"))
                .address(feed)
                .address(roles)
                .hex();
    }

    /** The feed that the governor may settle, in front of one of whole reports. */
    public static String settleableReportFeed(ContractCode code, String feed, String roles) {
        return Calldata.create(code.of("SettleableReportFeed"))
                .address(feed)
                .address(roles)
                .hex();
    }

    /** Caps of the open interest that stand among these figures. */
    public static String governedCaps(ContractCode code, String parameters) {
        return Calldata.create(code.of("GovernedCaps")).address(parameters).hex();
    }

    /** A liquidation policy whose share of a position stands among these figures. */
    public static String governedFraction(ContractCode code, String parameters, LiquidationSpec.FixedFraction spec) {
        return Calldata.create(code.of("GovernedFraction"))
                .address(parameters)
                .number(spec.fullBelowNotional())
                .hex();
    }

    /** The figures that the governor may change. */
    public static String parameters(ContractCode code, OperationsSpec spec, String roles) {
        Calldata creation = Calldata.create(code.of("Parameters"))
                .address(roles)
                .number(2L * Calldata.WORD_BYTES)
                .number(spec.parameters().size());
        for (OperationsSpec.Parameter parameter : spec.parameters()) {
            creation.name(parameter.name())
                    .number(parameter.value())
                    .number(parameter.least())
                    .number(parameter.most())
                    .number(parameter.minInterval());
        }
        return creation.hex();
    }
}
