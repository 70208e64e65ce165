package io.backstop.simulator.counterfactual;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.TradingFeeSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.simulator.counterfactual.KindSwaps.SharedPolicy;
import java.util.List;

/** A book that takes over what it can of a pool's policies. */
record BookTowardsPool(VenueSpec.Pool pool) implements KindSwaps.Way<VenueSpec.Cex> {

    @Override
    public VenueSpec.Cex with(VenueSpec.Cex book, SharedPolicy policy) {
        BookPolicies own = book.policies();
        BookLiquidationSpec closing = own.liquidation();
        return switch (policy) {
            case MARGIN -> isMarginCarried(book) ? margin(book) : book;
            case CAPITAL ->
                isCapitalCarried(book) ? with(book, own, FirstLoss.sum(pool).orElseThrow()) : book;
            case FEES -> isLinear(book) ? with(book, fees(own)) : book;
            case FUNDING ->
                hasFunding() ? book : with(book, with(own, own.trading().withoutFunding()));
            case TRIGGER -> with(book, atTheIndex(own));
            case KEEPER -> book;
            case LIQUIDATION -> closesWhole() ? with(book, own.with(whole(closing))) : book;
            case ORDER -> isOrderCarried(book) ? with(book, order(own)) : book;
        };
    }

    @Override
    public String left(VenueSpec.Cex book, SharedPolicy policy) {
        return switch (policy) {
            case MARGIN -> isMarginCarried(book) ? "" : "its margin";
            case CAPITAL -> isCapitalCarried(book) ? "" : "its first-loss capital";
            case FEES -> isLinear(book) ? rewards() ? "its keeper reward" : "" : "its fees";
            case FUNDING -> hasFunding() ? "its funding" : "";
            case TRIGGER -> isImmediate() ? "" : "its oracle's delay and thresholds";
            case KEEPER -> pool.keeperLatencyMillis() == 0 && pool.keepers().isEmpty() ? "" : "its keeper";
            case LIQUIDATION -> closesWhole() ? "" : "its liquidation in parts";
            case ORDER -> isOrderCarried(book) ? "" : "its backstop order";
        };
    }

    /** A fund that contracts share is none of the first one's. */
    private boolean isCapitalCarried(VenueSpec.Cex book) {
        return FirstLoss.sum(pool).isPresent() && book.contracts().funds().isEmpty();
    }

    /** In portfolio margin shocks say what is needed, not ratios. */
    private static boolean isMarginCarried(VenueSpec.Cex book) {
        return isLinear(book) && !(book.contracts().accounts() instanceof AccountsSpec.Portfolio);
    }

    private static boolean isLinear(VenueSpec.Cex book) {
        return book.policies().terms().contract() == ContractType.LINEAR;
    }

    private VenueSpec.Cex margin(VenueSpec.Cex book) {
        MarketRules own = book.rules();
        MarketRules rules = new MarketRules(
                own.sizeUnit(),
                pool.rules().tiers(),
                own.liquidationFeeRatio(),
                own.keeperReward(),
                own.reserveFactor(),
                own.maxAge());
        BookTermsSpec terms = new BookTermsSpec(
                ContractType.LINEAR,
                new MarginSpec.Market(),
                book.policies().terms().collateral());
        return new VenueSpec.Cex(
                book.id(), rules, book.book(), with(book.policies(), terms), book.insuranceFund(), book.contracts());
    }

    private static BookPolicies with(BookPolicies own, BookTermsSpec terms) {
        return new BookPolicies(
                own.mark(),
                own.deleveraging(),
                own.lossSharing(),
                terms,
                own.trading(),
                own.liquidation(),
                own.backstops(),
                own.hybrid(),
                own.fund(),
                own.index());
    }

    /** Who is closed gets back what is left after the pool's fee, and trading costs nothing. */
    private BookPolicies fees(BookPolicies own) {
        BookLiquidationSpec closing = own.liquidation();
        return new BookPolicies(
                own.mark(),
                own.deleveraging(),
                own.lossSharing(),
                own.terms(),
                own.trading().with(TradingFeeSpec.NONE),
                new BookLiquidationSpec(
                        closing.takeover(),
                        closing.steps(),
                        closing.order(),
                        new MarginLeft.Returned(pool.rules().liquidationFeeRatio()),
                        closing.takeoverPrice()),
                own.backstops(),
                own.hybrid(),
                own.fund(),
                own.index());
    }

    private boolean hasFunding() {
        return pool.mechanisms().funding() != null;
    }

    private static BookPolicies with(BookPolicies own, BookTradingSpec trading) {
        return new BookPolicies(
                own.mark(),
                own.deleveraging(),
                own.lossSharing(),
                own.terms(),
                trading,
                own.liquidation(),
                own.backstops(),
                own.hybrid(),
                own.fund(),
                own.index());
    }

    private boolean rewards() {
        return pool.rules().keeperReward() > 0 || pool.mechanisms().keeperReward() != null;
    }

    private boolean isImmediate() {
        return pool.markFeed().delayMillis() == 0 && pool.markFeed().deviationThreshold() == 0;
    }

    private static BookPolicies atTheIndex(BookPolicies own) {
        return new BookPolicies(
                new MarkSpec.Index(),
                own.deleveraging(),
                own.lossSharing(),
                own.terms(),
                own.trading(),
                own.liquidation(),
                own.backstops(),
                own.hybrid(),
                own.fund(),
                null);
    }

    private boolean closesWhole() {
        return pool.mechanisms().liquidation() instanceof LiquidationSpec.Full;
    }

    private static BookLiquidationSpec whole(BookLiquidationSpec closing) {
        return new BookLiquidationSpec(
                new Takeover.None(),
                new Steps.Whole(true),
                closing.order(),
                closing.marginLeft(),
                closing.takeoverPrice());
    }

    /** Behind the fund the pool's depositors pay without a cap, before any winner. */
    private boolean isOrderCarried(VenueSpec.Cex book) {
        return isLinear(book)
                && pool.pocket(Account.JUNIOR_LP).isEmpty()
                && pool.lpCapital() > 0
                && !pool.pockets().isEmpty()
                && pool.pockets().getLast().account().equals(Account.LP)
                && pool.lpCapPerEvent() == PocketSpec.NO_CAP;
    }

    private BookPolicies order(BookPolicies own) {
        BookPocketSpec depositors = new BookPocketSpec(Account.LP, pool.lpCapital(), BookPocketSpec.NO_CAP);
        HybridSpec hybrid = own.hybrid();
        return own.with(BackstopSpec.USUAL)
                .with(new HybridSpec(
                        List.of(depositors), hybrid.settlementMillis(), hybrid.fundOnChain(), hybrid.topUpMillis()));
    }

    private static VenueSpec.Cex with(VenueSpec.Cex book, BookPolicies policies) {
        return with(book, policies, book.insuranceFund());
    }

    private static VenueSpec.Cex with(VenueSpec.Cex book, BookPolicies policies, long fund) {
        return new VenueSpec.Cex(book.id(), book.rules(), book.book(), policies, fund, book.contracts());
    }
}
