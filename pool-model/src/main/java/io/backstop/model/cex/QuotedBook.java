package io.backstop.model.cex;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.maker.DepthProfile;
import io.backstop.model.cex.maker.DepthUnit;
import io.backstop.model.cex.maker.MakerSpec;
import io.backstop.model.cex.maker.MakerStanding;
import io.backstop.model.cex.maker.MarketMaker;
import io.backstop.model.cex.maker.MarketMakers;
import io.backstop.model.cex.maker.QuotedMarket;
import io.backstop.model.cex.maker.Refill;
import io.backstop.model.cex.maker.Withdrawal;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.cex.margin.Settlement;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** The one market maker of a {@link BookSpec}: the same money at each level, always there, and as much margin as it needs. */
final class QuotedBook {

    /** Nobody but this maker has orders that wait, so none of its quotes meets one. */
    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    private static final long MONEY_ONE = 1_000_000;

    private QuotedBook() {}

    /** Quotes for the venue's market maker. */
    static MarketMakers of(BookSpec spec, ContractKind contract, OrderBook book) {
        return new MarketMakers(List.of(new MarketMaker(
                new MakerSpec(profile(spec, contract), spec.halfSpread(), new Refill(0, spec.refillMillis())),
                new QuotedMarket(book, spec.tickSize(), contract.sizeUnit(), NOBODY),
                Clearing.MARKET_MAKER_ID,
                MakerStanding.UNLIMITED,
                Withdrawal.NONE)));
    }

    /** The same dollars at each level: a notional of coins, or so many contracts on one dollar. */
    private static DepthProfile profile(BookSpec spec, ContractKind contract) {
        boolean isLinear = contract.settlement() == Settlement.DOLLAR;
        long depth = isLinear
                ? spec.depthPerLevel()
                : FixedPoint.mulDivFloor(spec.depthPerLevel(), contract.sizeUnit(), MONEY_ONE);
        DepthUnit unit = isLinear ? DepthUnit.NOTIONAL : DepthUnit.SIZE;
        return DepthProfile.even(unit, spec.levels(), spec.levelGap(), depth);
    }
}
