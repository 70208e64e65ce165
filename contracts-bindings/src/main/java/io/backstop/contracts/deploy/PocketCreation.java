package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.TranchesSpec;

/** Code and constructor arguments of pockets that are more than a purse. */
public final class PocketCreation {

    private PocketCreation() {}

    /** Junior and senior depositors of a pool. */
    public static String tranches(ContractCode code, TranchesSpec spec, String token, String lpPool, String waterfall) {
        return Calldata.create(code.of("Tranches"))
                .address(token)
                .address(lpPool)
                .address(waterfall)
                .number(spec.juniorLossRatio())
                .number(spec.juniorGainRatio())
                .hex();
    }

    /** The profits of a {@code BufferedLpPool}, whose own arguments are those of {@code LpPool}. */
    public static String profitBuffer(ContractCode code, String lpPool, String waterfall) {
        return Calldata.create(code.of("ProfitBuffer"))
                .address(lpPool)
                .address(waterfall)
                .hex();
    }

    /**
     * Where a safety module stands.
     *
     * @param stake token that is staked; the dollar if there is no buyer
     * @param feeRecipient gets the fee of a slash
     */
    public record ModuleWiring(String stake, String dollar, String lpPool, String waterfall, String feeRecipient) {}

    /**
     * A safety module for deficits.
     *
     * @param buyer turns its stake into dollars; {@link Calldata#NOBODY} if that is the dollar
     */
    public static String deficitModule(ContractCode code, DeficitSpec spec, ModuleWiring wiring, String buyer) {
        return Calldata.create(code.of("DeficitSafetyModule"))
                .address(wiring.stake())
                .address(wiring.dollar())
                .address(wiring.lpPool())
                .address(wiring.waterfall())
                .address(wiring.feeRecipient())
                .address(buyer)
                .number(spec.offset())
                .number(spec.feeRatio())
                .number(spec.isDeferred() ? 1 : 0)
                .number(spec.cooldownSeconds())
                .number(spec.windowSeconds())
                .hex();
    }

    /**
     * A buyer of slashed stake.
     *
     * @param haircut share of the feed's price that the seller loses (1e-9)
     */
    public static String stakeBuyer(ContractCode code, String stake, String dollar, String feed, long haircut) {
        return Calldata.create(code.of("StakeBuyer"))
                .address(stake)
                .address(dollar)
                .address(feed)
                .number(haircut)
                .hex();
    }
}
