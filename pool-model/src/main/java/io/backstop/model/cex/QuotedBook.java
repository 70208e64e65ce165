package io.backstop.model.cex;

import io.backstop.model.cex.maker.DepthProfile;
import io.backstop.model.cex.maker.MakerSpec;
import io.backstop.model.cex.maker.MakerStanding;
import io.backstop.model.cex.maker.MarketMaker;
import io.backstop.model.cex.maker.MarketMakers;
import io.backstop.model.cex.maker.QuotedMarket;
import io.backstop.model.cex.maker.Refill;
import io.backstop.model.cex.maker.Withdrawal;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.scenario.BookSpec;
import java.util.List;

/** The one market maker of a {@link BookSpec}: the same money at each level, always there, and as much margin as it needs. */
final class QuotedBook {

    private QuotedBook() {}

    /** Quotes for the venue's market maker; nobody else has orders that wait, so none of them meets one. */
    static MarketMakers of(BookSpec spec, QuotedMarket market, ContractKind contract) {
        DollarDepth depth = new DollarDepth(contract);
        DepthProfile profile =
                DepthProfile.even(depth.unit(), spec.levels(), spec.levelGap(), depth.amount(spec.depthPerLevel()));
        return new MarketMakers(List.of(new MarketMaker(
                new MakerSpec(profile, spec.halfSpread(), new Refill(0, spec.refillMillis())),
                market,
                Clearing.MARKET_MAKER_ID,
                MakerStanding.UNLIMITED,
                Withdrawal.NONE)));
    }
}
