// Mirrors what a deployment composes a market of
package io.backstop.model.mirror;

import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PositionTable;
import io.backstop.model.mirror.economics.BidAskFillMirror;
import io.backstop.model.mirror.economics.Carry;
import io.backstop.model.mirror.economics.CarryMirror;
import io.backstop.model.mirror.economics.GovernedCapsMirror;
import io.backstop.model.mirror.economics.NavRule;
import io.backstop.model.mirror.economics.OpenInterestCaps;
import io.backstop.model.mirror.economics.OpenInterestCapsMirror;
import io.backstop.model.mirror.economics.PnlCapsMirror;
import io.backstop.model.mirror.economics.PowerLawImpactMirror;
import io.backstop.model.mirror.economics.PriceImpact;
import io.backstop.model.mirror.economics.ProfitRule;
import io.backstop.model.mirror.economics.SkewPremiumMirror;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.gate.Gate;
import io.backstop.model.mirror.lastresort.AccountDebtsMirror;
import io.backstop.model.mirror.lastresort.BandDeleveragerMirror;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.DeleveragerMirror;
import io.backstop.model.mirror.lastresort.HaircutMirror;
import io.backstop.model.mirror.lastresort.LastResort;
import io.backstop.model.mirror.lastresort.RefusingResortMirror;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.mirror.lastresort.SpreadShortfallsMirror;
import io.backstop.model.mirror.liquidation.GasIndexedRewardMirror;
import io.backstop.model.mirror.liquidation.GovernedFractionMirror;
import io.backstop.model.mirror.liquidation.KeeperReward;
import io.backstop.model.mirror.liquidation.LiquidationPolicies;
import io.backstop.model.mirror.liquidation.LiquidationPolicy;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.ParameterNames;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes what one venue's market is composed of, and what bears the shortfalls that no pocket pays. */
final class Composition {

    private final VenueSpec.Pool venue;
    private final Mechanisms specs;
    private final BlockTime time;
    private final Consumer<MarketEvent> events;
    private final OpenInterest openInterest;
    private final @Nullable ShortfallsMirror shortfalls;
    private final @Nullable GasFeeds gasFeeds;
    private final @Nullable OperationsMirror operations;
    private @Nullable PnlCapsMirror pnlCaps;
    private @Nullable CarryMirror carry;

    Composition(VenueSpec.Pool venue, BlockTime time, Consumer<MarketEvent> events) {
        this.venue = venue;
        this.time = time;
        this.events = events;
        specs = venue.mechanisms();
        openInterest = new OpenInterest(venue.rules().sizeUnit());
        shortfalls = specs.lastResort() instanceof LastResortSpec.Waiting waiting ? shortfalls(waiting) : null;
        gasFeeds = specs.keeperReward() == null ? null : GasFeeds.at(time);
        operations = specs.operations() == null ? null : new OperationsMirror(specs.operations(), time);
    }

    private ShortfallsMirror shortfalls(LastResortSpec.Waiting spec) {
        long sizeUnit = venue.rules().sizeUnit();
        return spec.spreads()
                ? new SpreadShortfallsMirror(
                        sizeUnit,
                        spec.windowSeconds(),
                        time,
                        events,
                        amount -> Objects.requireNonNull(carry).spread(amount))
                : new ShortfallsMirror(sizeUnit, spec.windowSeconds(), time, events);
    }

    /** What the reward reads; null if it is a fixed one. */
    @Nullable
    GasFeeds gasFeeds() {
        return gasFeeds;
    }

    /** What people operate the market with; null if nobody does. */
    @Nullable
    OperationsMirror operations() {
        return operations;
    }

    OpenInterest openInterest() {
        return openInterest;
    }

    @Nullable
    ShortfallsMirror shortfalls() {
        return shortfalls;
    }

    /**
     * Who takes over what the pockets leave of a shortfall; null if that is bad debt at once.
     *
     * @param pool takes what is repaid, micro-dollars
     */
    @Nullable
    LastResort lastResort(LongConsumer pool) {
        return switch (specs.lastResort()) {
            case null -> null;
            case LastResortSpec.Waiting ignored -> shortfalls;
            case LastResortSpec.StaysOnAccount ignored -> new AccountDebtsMirror(pool);
            case LastResortSpec.Refuse ignored -> new RefusingResortMirror();
        };
    }

    @Nullable
    NavRule navRule() {
        return pnlCaps;
    }

    /**
     * The mechanisms of the market.
     *
     * @param cash the pool's, micro-dollars
     * @param mark the last mark, 1e-8 dollar
     * @param closing the feed at whose price positions are closed
     * @param gate what its actions depend on
     */
    MarketMechanisms mechanisms(LongSupplier cash, LongSupplier mark, Priced closing, Gate gate) {
        if (specs.pnlCaps() != null) {
            pnlCaps = new PnlCapsMirror(specs.pnlCaps(), venue.rules().sizeUnit(), openInterest, mark, cash);
        }
        return new MarketMechanisms(
                gate,
                carry(cash),
                priceImpact(closing),
                openInterestCaps(),
                profitRule(),
                liquidationPolicy(),
                keeperReward(),
                specs.orders() != null);
    }

    private OpenInterestCaps openInterestCaps() {
        if (operations != null && specs.governsCaps()) {
            return new GovernedCapsMirror(operations.parameters());
        }
        return specs.openInterestCaps() == null
                ? OpenInterestCaps.NONE
                : new OpenInterestCapsMirror(specs.openInterestCaps());
    }

    private LiquidationPolicy liquidationPolicy() {
        return operations != null
                        && specs.governs(ParameterNames.LIQUIDATION_RATIO)
                        && specs.liquidation() instanceof LiquidationSpec.FixedFraction fraction
                ? new GovernedFractionMirror(operations.parameters(), fraction.fullBelowNotional())
                : LiquidationPolicies.of(specs.liquidation(), time, openInterest::netSize);
    }

    private KeeperReward keeperReward() {
        return specs.keeperReward() == null || gasFeeds == null
                ? notional -> venue.rules().keeperReward()
                : new GasIndexedRewardMirror(
                        specs.keeperReward(), gasFeeds.gasPrice()::price, gasFeeds.etherPrice()::price);
    }

    /**
     * The queue of winners of this market; null if they are not deleveraged.
     *
     * @param cash the pool's, micro-dollars
     */
    @Nullable
    Deleverager deleverager(PerpMarketMirror market, LongSupplier previousMark, LongSupplier cash) {
        if (specs.deleveragingBand() != null) {
            MarketOfQueue ofMarket = new MarketOfQueue(market, previousMark);
            return new BandDeleveragerMirror(
                    new BandDeleveragerMirror.Neighbours(ofMarket, openInterest, cash, profitRule()),
                    specs.deleveragingBand(),
                    venue.rules().sizeUnit());
        }
        LastResortSpec spec = specs.lastResort();
        if (spec == null || spec.deleveraging() == null || shortfalls == null) {
            return null;
        }
        return new DeleveragerMirror(
                new MarketOfQueue(market, previousMark),
                shortfalls,
                spec.deleveraging(),
                venue.rules().sizeUnit(),
                events);
    }

    private Carry carry(LongSupplier cash) {
        if (!specs.carries()) {
            return Carry.FREE;
        }
        carry = new CarryMirror(
                specs.funding(), specs.borrowing(), venue.rules().reserveFactor(), time, cash);
        return carry;
    }

    private PriceImpact priceImpact(Priced closing) {
        return switch (specs.priceImpact()) {
            case null -> PriceImpact.NONE;
            case PriceImpactSpec.BidAskFill ignored -> {
                if (!(closing instanceof ReportFeed reports)) {
                    throw new IllegalArgumentException("fills at bid and ask need a feed of whole reports");
                }
                yield new BidAskFillMirror(reports);
            }
            case PriceImpactSpec.PowerLawImpact impact ->
                new PowerLawImpactMirror(impact.law(), venue.rules().sizeUnit());
            case PriceImpactSpec.SkewPremium premium -> new SkewPremiumMirror(premium.skewScale());
        };
    }

    private ProfitRule profitRule() {
        LastResortSpec spec = specs.lastResort();
        if (spec != null && spec.haircut() > 0 && shortfalls != null) {
            return new HaircutMirror(shortfalls, spec.haircut(), events);
        }
        return pnlCaps == null ? ProfitRule.NONE : pnlCaps;
    }

    private record MarketOfQueue(PerpMarketMirror market, LongSupplier previous) implements DeleveragerMirror.Market {

        @Override
        public long markPrice() {
            return market.markPrice();
        }

        @Override
        public long previousMark() {
            return previous.getAsLong();
        }

        @Override
        public PositionTable positions() {
            return market.positions();
        }

        @Override
        public long fundingOwed(int account) {
            return market.owed(account).funding();
        }

        @Override
        public void deleverage(int account, long size, long price) {
            market.deleverage(PerpMarketMirror.DELEVERAGER, account, size, price);
        }
    }
}
