package io.backstop.model.cex;

import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.SumOfPositions;
import io.backstop.model.cex.margin.TieredMargin;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.TradingFeeSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.AccountRules;

/**
 * What one venue asks of a position that stands by itself. Money is that of its contract.
 *
 * @param market contract, margin and fees
 * @param fees what trading costs, of which {@code market} has what prices depend on
 */
record PositionTerms(Valuation value, MarketTerms market, TradingFeeSpec fees) implements AccountRules {

    private static final long CONTRACTS_PER_DOLLAR = 1;

    /** Terms where trading costs nothing. */
    PositionTerms(Valuation value, MarketTerms market) {
        this(value, market, TradingFeeSpec.NONE);
    }

    /** The terms of a venue. */
    static PositionTerms of(VenueSpec.Cex venue) {
        MarketRules rules = venue.rules();
        BookTermsSpec spec = venue.policies().terms();
        Valuation value = switch (spec.contract()) {
            case LINEAR -> Valuation.linear(rules.sizeUnit());
            case INVERSE -> new InverseValuation(new InverseContract(CONTRACTS_PER_DOLLAR));
        };
        MarginPolicy margin = MarginPolicies.of(spec.margin(), spec.contract(), rules);
        TradingFeeSpec fees = venue.policies().trading().fees();
        return new PositionTerms(
                value, new MarketTerms(value.contract(), margin, fees.taker(), fees.maintenance()), fees);
    }

    /** The same contract and fees with another margin. */
    PositionTerms with(MarginPolicy margin) {
        return new PositionTerms(
                value, new MarketTerms(market.contract(), margin, market.takerFee(), market.maintenanceFee()), fees);
    }

    /** The terms of a linear contract with the tiers of a market. */
    static PositionTerms linear(MarketRules rules) {
        Valuation value = Valuation.linear(rules.sizeUnit());
        return new PositionTerms(value, new MarketTerms(value.contract(), new TieredMargin(rules.tiers())));
    }

    /** How the scenario's coins and dollars are counted here in one run. */
    Denomination denomination(long coinUnit, PriceSeries index) {
        return switch (value) {
            case LinearValuation linear -> new DollarDenomination(linear);
            case InverseValuation inverse -> new CoinDenomination(inverse, coinUnit, index);
        };
    }

    /** Equity that a position must have to stay open. */
    long maintenanceMargin(long size, long price) {
        return SumOfPositions.maintenanceMargin(market, size, price);
    }

    /** Equity that a position must have to be opened while all longs have so much notional. */
    long initialMargin(long size, long price, long openNotional) {
        return market.margin().initialMargin(Math.absExact(size), notional(size, price), openNotional);
    }

    /** Whether a position as large may be opened at all. */
    boolean allows(long size, long price) {
        return market.margin().allows(Math.absExact(size), notional(size, price));
    }

    @Override
    public boolean isLiquidatable(long collateral, long size, long entryPrice, long price, int step) {
        return equity(collateral, size, entryPrice, price) < maintenanceMargin(size, price);
    }

    @Override
    public long shortfall(long collateral, long size, long entryPrice, long price) {
        return Math.max(0, -equity(collateral, size, entryPrice, price));
    }

    @Override
    public long profit(long size, long entryPrice, long price) {
        return value.profit(size, entryPrice, price);
    }

    @Override
    public long notional(long size, long price) {
        return value.notional(size, price);
    }

    /** Collateral plus unrealised profit at a price. */
    long equity(long collateral, long size, long entryPrice, long price) {
        return Math.addExact(collateral, profit(size, entryPrice, price));
    }
}
