package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.ReductionSpec;
import io.backstop.model.scenario.TradingFeeSpec;
import org.jspecify.annotations.Nullable;

/** The keys of a book venue that say who trades there beside the tape, and what is done before anybody is liquidated. */
final class BookTradingSection {

    private static final int MOST_LEVERAGE = 1000;
    private static final long USUAL_BAND = 50_000_000;

    private BookTradingSection() {}

    static BookTradingSpec read(Node venue, MarketSection market, LowestRatios ratios, long startMillis) {
        return new BookTradingSpec(
                new MakersSection(startMillis).read(venue.list("makers")),
                NoiseSection.read(venue.optional("noise"), market.sizeDecimals()),
                BookFundingSection.read(venue.optional("funding"), ratios),
                limits(venue.optional("limits")),
                reduction(venue.optional("reduction")),
                fees(venue.optional("tradingFee")),
                houseMargin(venue.optional("house")));
    }

    private static long houseMargin(@Nullable Node house) {
        if (house == null) {
            return BookMakerSpec.UNLIMITED;
        }
        house.allowOnly("margin");
        return MakersSection.margin(house.required("margin"));
    }

    private static BookLimitsSpec limits(@Nullable Node limits) {
        if (limits == null) {
            return BookLimitsSpec.UNLIMITED;
        }
        limits.allowOnly("openInterest", "leverage");
        Node interest = limits.optional("openInterest");
        Node leverage = limits.optional("leverage");
        return new BookLimitsSpec(
                interest == null ? BookLimitsSpec.NONE : Quantity.money(interest),
                leverage == null ? BookLimitsSpec.NONE : leverage.whole(1, MOST_LEVERAGE));
    }

    private static TradingFeeSpec fees(@Nullable Node fees) {
        if (fees == null) {
            return TradingFeeSpec.NONE;
        }
        if (!fees.json().isObject()) {
            throw fees.mistake("must be a mapping with taker");
        }
        fees.allowOnly("taker", "maker", "toFund", "inMaintenance", "ofWinners");
        return new TradingFeeSpec(
                Quantity.ratioBelowOne(fees.required("taker")),
                Quantity.ratioBelowOne(fees, "maker", 0),
                MarketSection.share(fees, "toFund", 0),
                fees.flag("inMaintenance"),
                fees.flag("ofWinners"));
    }

    private static @Nullable ReductionSpec reduction(@Nullable Node reduction) {
        if (reduction == null) {
            return null;
        }
        reduction.allowOnly("start", "end", "most", "exempt", "band");
        long start = Quantity.share(reduction.required("start"));
        Node end = reduction.required("end");
        long lowest = Quantity.share(end);
        if (lowest >= start) {
            throw end.mistake("must be below start");
        }
        return new ReductionSpec(
                start,
                lowest,
                Quantity.share(reduction.required("most")),
                MarketSection.share(reduction, "exempt", 0),
                Quantity.ratioBelowOne(reduction, "band", USUAL_BAND));
    }
}
