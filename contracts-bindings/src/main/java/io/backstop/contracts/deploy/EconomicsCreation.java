package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.market.PowerLaw;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.PnlCapsSpec;
import io.backstop.model.scenario.PriceImpactSpec;
import org.jspecify.annotations.Nullable;

/** Code and constructor arguments of the contracts that say what it costs to trade with a pool and to stay. */
public final class EconomicsCreation {

    private EconomicsCreation() {}

    /** The rule of a funding rate, for a carry. */
    public static String fundingRate(ContractCode code, FundingSpec spec) {
        return switch (spec) {
            case FundingSpec.Velocity figures ->
                Calldata.create(code.of("VelocityFunding"))
                        .number(figures.maxVelocity())
                        .number(figures.skewScale())
                        .number(figures.stableBand())
                        .number(figures.maxRate())
                        .hex();
            case FundingSpec.Kinked figures ->
                Calldata.create(code.of("KinkedFunding"))
                        .number(figures.stableBand())
                        .number(figures.kink())
                        .number(figures.kinkRate())
                        .number(figures.maxRate())
                        .hex();
        };
    }

    /** The rule of a borrowing rate, for a carry; {@code reserveFactor} is the market's. */
    public static String borrowingRate(ContractCode code, BorrowingSpec spec, long reserveFactor, String lpPool) {
        return Calldata.create(code.of("KinkedBorrowing"))
                .address(lpPool)
                .number(spec.optimalUsage())
                .number(spec.base())
                .number(spec.above())
                .number(reserveFactor)
                .number(spec.sparesSmallerSide() ? 1 : 0)
                .hex();
    }

    /**
     * A carry with the rules of its rates.
     *
     * @param fundingRate null if no side owes the other
     * @param borrowingRate null if nobody owes the pool
     * @param shortfalls who may spread losses over it; null if nobody may
     */
    public static String carry(
            ContractCode code,
            String market,
            @Nullable String fundingRate,
            @Nullable String borrowingRate,
            Counterparty counterparty,
            @Nullable String shortfalls) {
        Calldata creation = Calldata.create(code.of(shortfalls == null ? "Carry" : "SpreadingCarry"))
                .address(market)
                .address(fundingRate == null ? Calldata.NOBODY : fundingRate)
                .address(borrowingRate == null ? Calldata.NOBODY : borrowingRate)
                .number(
                        switch (counterparty) {
                            case OTHER_SIDE -> 0;
                            case POOL -> 1;
                        });
        return (shortfalls == null ? creation : creation.address(shortfalls)).hex();
    }

    /**
     * A price impact.
     *
     * @param closing the feed at whose price positions are closed
     */
    public static String priceImpact(
            ContractCode code, PriceImpactSpec spec, long sizeUnit, String market, String closing) {
        return switch (spec) {
            case PriceImpactSpec.BidAskFill ignored ->
                Calldata.create(code.of("BidAskFill")).address(closing).hex();
            case PriceImpactSpec.PowerLawImpact impact -> powerLaw(code, impact.law(), sizeUnit, market);
            case PriceImpactSpec.SkewPremium premium ->
                Calldata.create(code.of("SkewPremium"))
                        .number(premium.skewScale())
                        .hex();
        };
    }

    /** Caps of the open interest. */
    public static String openInterestCaps(ContractCode code, OpenInterestCapsSpec spec) {
        return Calldata.create(code.of("OpenInterestCaps"))
                .number(spec.longSize())
                .number(spec.shortSize())
                .number(spec.longNotional())
                .number(spec.shortNotional())
                .hex();
    }

    /** Caps of the traders' PnL, which a market asks as its profit rule and its pool as its NAV rule. */
    public static String pnlCaps(ContractCode code, PnlCapsSpec spec, long sizeUnit, String market, String lpPool) {
        return Calldata.create(code.of("PnlCaps"))
                .address(market)
                .address(lpPool)
                .number(sizeUnit)
                .number(spec.traders())
                .number(spec.deposits())
                .number(spec.withdrawals())
                .hex();
    }

    private static String powerLaw(ContractCode code, PowerLaw law, long sizeUnit, String market) {
        return Calldata.create(code.of("PowerLawImpact"))
                .address(market)
                .number(sizeUnit)
                .number(law.exponent())
                .number(law.gainFactor())
                .number(law.lossFactor())
                .number(law.mostGain())
                .number(law.mostLoss())
                .hex();
    }
}
