package io.backstop.model.cex.maker;

import io.backstop.model.cex.book.Fill;
import io.backstop.model.cex.book.OrderBook;
import java.util.ArrayList;
import java.util.List;

/** A book as somebody sees it who would buy or sell everything. Ticks of one dollar, sizes in whole units. */
final class QuoteBook {

    static final long DOLLAR = 100_000_000;
    static final long MONEY = 1_000_000;
    static final long PERCENT = 10_000_000;
    static final int MAKER = 7;
    static final int TRADER = 9;

    private static final long EVERYTHING = Long.MAX_VALUE;

    final OrderBook book = new OrderBook();
    final List<Fill> fills = new ArrayList<>();
    final QuotedMarket market = new QuotedMarket(
            book, DOLLAR, 1, (maker, taker, price, size) -> fills.add(new Fill(maker, taker, price, size)));

    /** One maker with all it needs. */
    MarketMakers makers(MakerSpec spec) {
        return makers(spec, MakerStanding.UNLIMITED, Withdrawal.NONE);
    }

    MarketMakers makers(MakerSpec spec, MakerStanding standing, Withdrawal withdrawal) {
        return new MarketMakers(List.of(new MarketMaker(spec, market, MAKER, standing, withdrawal)));
    }

    /** Somebody buys, or sells a negative size. */
    void trade(long size) {
        book.market(TRADER, size, market.fills());
    }

    /** "price × size" from the best bid down. */
    List<String> bids() {
        return side(-EVERYTHING);
    }

    /** "price × size" from the best ask up. */
    List<String> asks() {
        return side(EVERYTHING);
    }

    private List<String> side(long size) {
        List<String> quotes = new ArrayList<>();
        book.previewMarket(TRADER, size, (maker, taker, price, filled) -> quotes.add(price + " × " + Math.abs(filled)));
        return quotes;
    }
}
