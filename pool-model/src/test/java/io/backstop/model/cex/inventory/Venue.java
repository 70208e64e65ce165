package io.backstop.model.cex.inventory;

import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.USD;

import io.backstop.model.cex.fund.FundFees;
import io.backstop.model.cex.fund.MarketPresence;
import io.backstop.model.cex.fund.PositionCap;
import io.backstop.model.cex.liquidation.Clips;
import io.backstop.model.cex.liquidation.CloseToCompliance;
import io.backstop.model.cex.liquidation.FullClose;
import io.backstop.model.cex.liquidation.LiquidationRules;
import io.backstop.model.cex.liquidation.MarginLeft;
import io.backstop.model.cex.liquidation.OrderForm;
import io.backstop.model.cex.liquidation.PartThenRest;
import io.backstop.model.cex.liquidation.RandomClips;
import io.backstop.model.cex.liquidation.Samples;
import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.liquidation.TakeoverRule;
import io.backstop.model.cex.liquidation.TierLadder;
import io.backstop.model.cex.liquidation.TierStepDown;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** How each venue combines the rules. */
enum Venue {
    BINANCE,
    BINANCE_2019,
    BITMEX,
    OKX,
    KRAKEN,
    DERIBIT,
    HYPERLIQUID,
    DYDX,
    LIGHTER,
    FTX;

    private static final long SECOND = 1000;

    /** Whether nobody is left with too little at the end of a step: one order, and what does not help is taken over. */
    boolean alwaysHelps() {
        return this == BINANCE || this == BITMEX;
    }

    TakeoverPrice takeoverPrice() {
        return switch (this) {
            case HYPERLIQUID -> TakeoverPrice.MARK_WITH_MARGIN;
            case FTX, LIGHTER -> TakeoverPrice.ZERO;
            default -> TakeoverPrice.BANKRUPTCY;
        };
    }

    /** Who stands behind it: nobody at Deribit and dYdX, where the next step is deleveraging. */
    Backstop backstop(SmallVenue venue) {
        int holder = venue.engine() + 1;
        return switch (this) {
            case BINANCE, BITMEX, OKX -> new EngineHolds(venue.engine());
            case BINANCE_2019 ->
                new FundHolds(
                        venue.engine(),
                        new OneContractsFund(venue.fund(), new MarketPresence(venue.fund(), 75 * PERCENT / 10)),
                        new PositionCap(20 * PERCENT),
                        venue.inventory,
                        25 * PERCENT / 10);
            case KRAKEN, FTX ->
                new ProviderPool(List.of(
                        new Provider(holder, 20_000 * USD, 60_000 * USD),
                        new Provider(holder + 1, 10_000 * USD, 60_000 * USD)));
            case HYPERLIQUID, LIGHTER -> new Vault(holder, () -> venue.equity(holder), 0, 0);
            case DERIBIT, DYDX -> new Backstops(List.of());
        };
    }

    LiquidationRules rules() {
        TakeoverRule none = new TakeoverRule.None();
        TierLadder ladder = new TierLadder.BySize(Samples.okxAave());
        return switch (this) {
            case BINANCE, BINANCE_2019 ->
                new LiquidationRules(
                        none,
                        new CloseToCompliance(4_000_000),
                        new OrderForm.AtBankruptcy(false),
                        new MarginLeft.Returned(new FundFees(4_000_000, 0)));
            case BITMEX ->
                new LiquidationRules(
                        none, TierStepDown.bitmex(ladder), new OrderForm.AtBankruptcy(true), new MarginLeft.Kept());
            case OKX ->
                new LiquidationRules(
                        none,
                        TierStepDown.okx(ladder),
                        new OrderForm.NearMarket(1_000_000, 60 * SECOND),
                        new MarginLeft.Kept());
            case KRAKEN, LIGHTER ->
                new LiquidationRules(none, new FullClose(Rest.TAKE_OVER), new OrderForm.AtBankruptcy(false), noFee());
            case DERIBIT -> new LiquidationRules(none, new Clips(10, 40, 0), new OrderForm.Market(), noFee());
            case HYPERLIQUID ->
                new LiquidationRules(
                        new TakeoverRule.BelowMaintenance(2, 3),
                        new PartThenRest(20 * PERCENT, 100_000 * USD, 30 * SECOND, true),
                        new OrderForm.Market(),
                        noFee());
            case DYDX ->
                new LiquidationRules(
                        none,
                        new FullClose(Rest.TRY_AGAIN),
                        new OrderForm.Fillable(3 * FixedPoint.RATIO_ONE / 2, FixedPoint.RATIO_ONE),
                        new MarginLeft.CappedPenalty(15_000_000));
            case FTX ->
                new LiquidationRules(
                        new TakeoverRule.BelowCloseFraction(6 * PERCENT),
                        new RandomClips(6, 10 * PERCENT, 1000 * USD),
                        new OrderForm.NearMarket(500_000, SECOND),
                        new MarginLeft.Kept());
        };
    }

    private static MarginLeft noFee() {
        return new MarginLeft.Returned(new FundFees(0, 0));
    }
}
