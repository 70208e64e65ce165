package io.backstop.model.outcome;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.venue.CoinDollars;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;

/**
 * What the margin of those who were liquidated bore of their own losses: from the entry price to the price of the close, as far as nobody else paid, and no more
 * than all of it.
 */
final class MarginLoss {

    private static final long DOLLAR = 1_000_000;

    private MarginLoss() {}

    /** Of all forced closes, micro-dollars, without funding and fees. */
    static long of(VenueRun run, long sizeUnit) {
        long sum = 0;
        for (Liquidation row : run.liquidations()) {
            sum = Math.addExact(sum, row.forced() ? borne(run, row, sizeUnit) : 0);
        }
        return sum;
    }

    /** What a venue still holds of a position has a loss that is no shortfall yet, and that is not the margin's either. */
    private static long borne(VenueRun run, Liquidation row, long sizeUnit) {
        long unpaid = Math.subtractExact(loss(run, row, sizeUnit), row.shortfall());
        return Math.clamp(unpaid, 0, Math.max(0, row.collateral()));
    }

    private static long loss(VenueRun run, Liquidation row, long sizeUnit) {
        return run.coinPrices() == null
                ? Math.negateExact(MarginMaths.pnl(row.size(), row.entryPrice(), row.executionPrice(), sizeUnit))
                : CoinDollars.of(lossInCoins(row), row.indexPrice());
    }

    /** Where a size is dollars: so many coins fewer than they were worth at entry. */
    private static long lossInCoins(Liquidation row) {
        long dollars = Math.multiplyExact(Math.absExact(row.size()), DOLLAR);
        long more = Math.subtractExact(
                CoinDollars.coins(dollars, row.executionPrice()), CoinDollars.coins(dollars, row.entryPrice()));
        return row.size() > 0 ? more : Math.negateExact(more);
    }
}
