package io.backstop.model.cex.maker;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.units.Figures;
import java.util.List;

/** Settles fills with the accounts of market makers, on either side; whoever is not one of them is left to the venue. */
public final class MakerAccounts implements BookListener {

    private final MarginedMaker[] makers;
    private final long tickSize;

    /** Accounts of makers whose quotes are multiples of {@code tickSize} (1e-8 dollar). */
    public MakerAccounts(List<MarginedMaker> makers, long tickSize) {
        Figures.requireWithin("tick size", tickSize, 1, Long.MAX_VALUE);
        this.makers = makers.toArray(MarginedMaker[]::new);
        this.tickSize = tickSize;
    }

    @Override
    public void onFill(int maker, int taker, long price, long size) {
        trade(maker, -size, price);
        trade(taker, size, price);
    }

    private void trade(int owner, long size, long ticks) {
        for (MarginedMaker maker : makers) {
            if (maker.owner() == owner) {
                maker.account().trade(maker.market(), size, Math.multiplyExact(ticks, tickSize));
            }
        }
    }
}
