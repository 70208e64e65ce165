package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.AdlRank;
import io.backstop.model.cex.deleveraging.ClosePrice;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import java.util.List;

/** A venue's rules of deleveraging in one run, made from what the scenario says. */
record DeleveragingRules(AdlRank rank, ClosePrice price, AdlDue due) {

    /** The rules of a scenario, or the same without a trigger, by which nobody is ever closed. */
    static DeleveragingRules of(BookDeleveragingSpec spec, long stepMillis, boolean deleverages) {
        return of(spec, deleverages ? spec.triggers() : List.of(), stepMillis);
    }

    /** Of what a vault holds, only what it cannot pay for is deleveraged. */
    static DeleveragingRules ofVault(BookDeleveragingSpec spec, long stepMillis, boolean deleverages) {
        return of(spec, deleverages ? BookDeleveragingSpec.USUAL.triggers() : List.of(), stepMillis);
    }

    private static DeleveragingRules of(BookDeleveragingSpec spec, List<Trigger> triggers, long stepMillis) {
        return new DeleveragingRules(rank(spec.rank()), price(spec.price()), new AdlDue(triggers, stepMillis));
    }

    /** The formula of a rank. */
    static AdlRank rank(BookDeleveragingSpec.Rank rank) {
        return switch (rank) {
            case BITMEX -> AdlRank.BITMEX;
            case BINANCE -> AdlRank.BINANCE;
            case HYPERLIQUID -> AdlRank.HYPERLIQUID;
            case PROFIT -> AdlRank.PROFIT;
            case LEVERAGE -> AdlRank.LEVERAGE;
        };
    }

    private static ClosePrice price(BookDeleveragingSpec.Price price) {
        return switch (price) {
            case BANKRUPTCY -> ClosePrice.BANKRUPTCY;
            case MARK -> ClosePrice.MARK;
            case PREVIOUS_ORACLE -> ClosePrice.PREVIOUS_ORACLE;
            case ORACLE_IMPLIED_ZERO -> ClosePrice.ORACLE_IMPLIED_ZERO;
            case FTX -> ClosePrice.TWO_THIRDS_ZERO;
        };
    }
}
