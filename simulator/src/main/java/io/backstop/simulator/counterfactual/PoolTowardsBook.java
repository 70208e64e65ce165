package io.backstop.simulator.counterfactual;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.KeeperRewardSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.TradingFeeSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.simulator.counterfactual.KindSwaps.SharedPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pool that takes over what it can of a book's policies. */
record PoolTowardsBook(VenueSpec.Cex book) implements KindSwaps.Way<VenueSpec.Pool> {

    /** Long enough for winners to be closed before the rest is spread. */
    private static final long WINDOW_SECONDS = 3600;

    @Override
    public VenueSpec.Pool with(VenueSpec.Pool pool, SharedPolicy policy) {
        return switch (policy) {
            case MARGIN -> hasMarketMargin() ? with(pool, margin(pool.rules())) : pool;
            case CAPITAL -> isCapitalCarried(pool) ? with(pool, capital(pool), pool.mechanisms()) : pool;
            case FEES -> isFeeCarried(pool) ? withoutReward(with(pool, fees(pool.rules()))) : pool;
            case FUNDING -> hasFunding() ? pool : with(pool, pool.pockets(), withoutFunding(pool.mechanisms()));
            case TRIGGER ->
                isPushed(pool) ? with(pool, new FeedSpec(0, pool.markFeed().heartbeatMillis(), 0)) : pool;
            case KEEPER -> promptly(pool);
            case LIQUIDATION ->
                closesWhole() ? with(pool, pool.pockets(), with(pool.mechanisms(), new LiquidationSpec.Full())) : pool;
            case ORDER ->
                isOrderCarried(pool) ? with(pool, order(pool), with(pool.mechanisms(), deleveraging())) : pool;
        };
    }

    @Override
    public String left(VenueSpec.Pool pool, SharedPolicy policy) {
        return switch (policy) {
            case MARGIN -> hasMarketMargin() ? "" : "its margin";
            case CAPITAL -> isCapitalCarried(pool) ? "" : "its fund";
            case FEES ->
                isFeeCarried(pool)
                        ? hasTradingFees() ? "its trading fees" : ""
                        : "its fees and what becomes of margin left";
            case FUNDING -> hasFunding() ? "its funding" : "";
            case TRIGGER -> isPushed(pool) ? marksIndex() ? "" : "its own mark" : "its trigger";
            case KEEPER -> "";
            case LIQUIDATION -> closesWhole() ? "" : "its liquidation in parts";
            case ORDER -> isOrderCarried(pool) ? "" : "its backstop order";
        };
    }

    private boolean hasMarketMargin() {
        return book.policies().terms().margin() instanceof MarginSpec.Market
                && book.policies().terms().contract() == ContractType.LINEAR;
    }

    private MarketRules margin(MarketRules rules) {
        return new MarketRules(
                rules.sizeUnit(),
                book.rules().tiers(),
                rules.liquidationFeeRatio(),
                rules.keeperReward(),
                rules.reserveFactor(),
                rules.maxAge());
    }

    /** A fund that contracts share is no fund of the first one, which is all that a pool trades. */
    private boolean isCapitalCarried(VenueSpec.Pool pool) {
        return book.contracts().funds().isEmpty() && hasPlainCapital(pool);
    }

    /** What is staked, or won first, is no balance that could be another one. */
    private static boolean hasPlainCapital(VenueSpec.Pool pool) {
        return pool.pockets().stream()
                .allMatch(pocket -> !FirstLoss.isFirst(pocket) || pocket.form() instanceof PocketForm.Usual);
    }

    /** The first of the first-loss pockets has the fund's money, and the others none. */
    private List<PocketSpec> capital(VenueSpec.Pool pool) {
        List<PocketSpec> pockets = new ArrayList<>();
        long rest = book.insuranceFund();
        for (PocketSpec pocket : pool.pockets()) {
            boolean isFirst = FirstLoss.isFirst(pocket);
            pockets.add(isFirst ? FirstLoss.with(pocket, rest) : pocket);
            rest = isFirst ? 0 : rest;
        }
        if (rest != 0 && pool.pockets().stream().noneMatch(FirstLoss::isFirst)) {
            pockets.addFirst(new PocketSpec(Account.FEE_BUFFER, rest, PocketSpec.NO_CAP));
        }
        return pockets;
    }

    /** A close that restores the margin reckons with the market's own fee. */
    private boolean isFeeCarried(VenueSpec.Pool pool) {
        LiquidationSpec liquidation = pool.mechanisms().liquidation();
        return book.policies().liquidation().marginLeft() instanceof MarginLeft.Returned
                && !(liquidation instanceof LiquidationSpec.MarginRestoring)
                && !(liquidation instanceof LiquidationSpec.TimeRamp);
    }

    private boolean hasTradingFees() {
        return !book.policies().trading().fees().equals(TradingFeeSpec.NONE);
    }

    private MarketRules fees(MarketRules rules) {
        MarginLeft left = book.policies().liquidation().marginLeft();
        long fee = left instanceof MarginLeft.Returned returned ? returned.clearanceFee() : rules.liquidationFeeRatio();
        return new MarketRules(rules.sizeUnit(), rules.tiers(), fee, 0, rules.reserveFactor(), rules.maxAge());
    }

    private boolean hasFunding() {
        return book.policies().trading().funding() != null;
    }

    private static boolean isPushed(VenueSpec.Pool pool) {
        return pool.markFeed().source() instanceof FeedSource.Push;
    }

    private boolean marksIndex() {
        return book.policies().mark() instanceof MarkSpec.Index
                && book.policies().index() == null;
    }

    private boolean closesWhole() {
        return book.policies().liquidation().steps() instanceof Steps.Whole
                && book.policies().liquidation().takeover() instanceof Takeover.None;
    }

    /** Plain pockets behind the fund, then winners of the highest rank, then all of them. The keeper of an asked feed knows margin rules alone. */
    private boolean isOrderCarried(VenueSpec.Pool pool) {
        BookDeleveragingSpec deleveraging = book.policies().deleveraging();
        return !(pool.markFeed().source() instanceof FeedSource.RequestCommit)
                && rank(deleveraging.rank()) != null
                && price(deleveraging.price()) != null
                && book.policies().lossSharing().equals(LossSharingSpec.USUAL)
                && book.policies().hybrid().pockets().stream()
                        .noneMatch(pocket -> pocket.account().equals(Account.JUNIOR_LP));
    }

    private List<PocketSpec> order(VenueSpec.Pool pool) {
        List<PocketSpec> pockets = new ArrayList<>(
                pool.pockets().stream().filter(FirstLoss::isFirst).toList());
        for (BookPocketSpec behind : book.policies().hybrid().pockets()) {
            if (pockets.stream().noneMatch(pocket -> pocket.account().equals(behind.account()))) {
                pockets.add(new PocketSpec(behind.account(), behind.balance(), PocketSpec.NO_CAP));
            }
        }
        return pockets;
    }

    private LastResortSpec deleveraging() {
        RankRule rank = rank(book.policies().deleveraging().rank());
        PriceRule price = price(book.policies().deleveraging().price());
        return new LastResortSpec.Waiting(
                WINDOW_SECONDS, rank == null || price == null ? null : new DeleveragingSpec(rank, price), 0, 0, true);
    }

    private static @Nullable RankRule rank(BookDeleveragingSpec.Rank rank) {
        return switch (rank) {
            case BITMEX -> RankRule.BITMEX;
            case HYPERLIQUID -> RankRule.HYPERLIQUID;
            case PROFIT -> RankRule.PROFIT;
            case BINANCE, LEVERAGE -> null;
        };
    }

    private static @Nullable PriceRule price(BookDeleveragingSpec.Price price) {
        return switch (price) {
            case BANKRUPTCY -> PriceRule.BANKRUPTCY;
            case MARK -> PriceRule.ORACLE;
            case PREVIOUS_ORACLE -> PriceRule.PREVIOUS_MARK;
            case ORACLE_IMPLIED_ZERO, FTX -> null;
        };
    }

    private static VenueSpec.Pool with(VenueSpec.Pool pool, MarketRules rules) {
        return with(pool, rules, pool.markFeed(), pool.pockets(), pool.mechanisms());
    }

    private static VenueSpec.Pool with(VenueSpec.Pool pool, List<PocketSpec> pockets, Mechanisms mechanisms) {
        return with(pool, pool.rules(), pool.markFeed(), pockets, mechanisms);
    }

    private static VenueSpec.Pool with(VenueSpec.Pool pool, FeedSpec mark) {
        return with(pool, pool.rules(), mark, pool.pockets(), pool.mechanisms());
    }

    private static VenueSpec.Pool with(
            VenueSpec.Pool pool, MarketRules rules, FeedSpec mark, List<PocketSpec> pockets, Mechanisms mechanisms) {
        return new VenueSpec.Pool(
                pool.id(),
                rules,
                pool.closeMode(),
                mark,
                pool.executionFeed(),
                pool.lpCapital(),
                pool.netOfPhantom(),
                pockets,
                mechanisms,
                pool.keeperLatencyMillis(),
                pool.onChain(),
                pool.reportChoice(),
                pool.interruptions(),
                pool.keepers());
    }

    private static VenueSpec.Pool promptly(VenueSpec.Pool pool) {
        return new VenueSpec.Pool(
                pool.id(),
                pool.rules(),
                pool.closeMode(),
                pool.markFeed(),
                pool.executionFeed(),
                pool.lpCapital(),
                pool.netOfPhantom(),
                pool.pockets(),
                pool.mechanisms(),
                0,
                pool.onChain(),
                pool.reportChoice(),
                pool.interruptions(),
                List.of());
    }

    private static VenueSpec.Pool withoutReward(VenueSpec.Pool pool) {
        Mechanisms own = pool.mechanisms();
        return with(pool, pool.pockets(), with(own, own.funding(), own.liquidation(), own.lastResort(), null));
    }

    private static Mechanisms withoutFunding(Mechanisms own) {
        return with(own, null, own.liquidation(), own.lastResort(), own.keeperReward());
    }

    private static Mechanisms with(Mechanisms own, LiquidationSpec liquidation) {
        return with(own, own.funding(), liquidation, own.lastResort(), own.keeperReward());
    }

    private static Mechanisms with(Mechanisms own, LastResortSpec lastResort) {
        return with(own, own.funding(), own.liquidation(), lastResort, own.keeperReward());
    }

    private static Mechanisms with(
            Mechanisms own,
            @Nullable FundingSpec funding,
            LiquidationSpec liquidation,
            @Nullable LastResortSpec lastResort,
            @Nullable KeeperRewardSpec reward) {
        return new Mechanisms(
                funding,
                own.borrowing(),
                own.priceImpact(),
                own.openInterestCaps(),
                own.pnlCaps(),
                liquidation,
                lastResort,
                own.deleveragingBand(),
                reward,
                own.guards(),
                own.reportBounds(),
                own.orders(),
                own.operations());
    }
}
