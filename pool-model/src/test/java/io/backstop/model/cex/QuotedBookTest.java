package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.Fill;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.maker.MarketMakers;
import io.backstop.model.cex.maker.QuotedMarket;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.scenario.BookSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks of 1 dollar, sizes in whole units, one step per second. */
class QuotedBookTest {

    private static final long DOLLAR = 100_000_000;
    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    private final OrderBook book = new OrderBook();
    private int steps;

    @Test
    void quotesALadderRoundedAwayFromTheIndexWithTheSameMoneyAtEachLevel() {
        MarketMakers makers = makers(ratio(0.001), ratio(0.01), 2, 10_000, 10_000);

        requote(makers, 1000 * DOLLAR + DOLLAR / 2);

        // 1000.5 × 0.999 = 999.4995 and × 0.989 = 989.4945; × 1.001 = 1001.5005 and × 1.011 = 1011.5055
        assertThat(bids())
                .containsExactly(
                        new Fill(Clearing.MARKET_MAKER_ID, 9, 999, -10),
                        new Fill(Clearing.MARKET_MAKER_ID, 9, 989, -10));
        assertThat(asks())
                .containsExactly(
                        new Fill(Clearing.MARKET_MAKER_ID, 9, 1002, 9), new Fill(Clearing.MARKET_MAKER_ID, 9, 1012, 9));
    }

    @Test
    void whatWasTakenComesBackLinearly() {
        MarketMakers makers = makers(0, ratio(0.01), 1, 10_000, 10_000);
        requote(makers, 1000 * DOLLAR);
        book.market(9, -6, NOBODY);
        List<Long> quoted = new ArrayList<>();

        for (int step = 0; step < 7; step++) {
            requote(makers, 1000 * DOLLAR);
            quoted.add(book.frontBidSize());
        }

        assertThat(quoted).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 10L);
    }

    @Test
    void aRefillOfLessThanOneUnitPerStepIsNotLost() {
        MarketMakers makers = makers(0, ratio(0.01), 1, 10_000, 40_000);
        requote(makers, 1000 * DOLLAR);
        book.market(9, -10, NOBODY);
        List<Long> quoted = new ArrayList<>();

        for (int step = 0; step < 8; step++) {
            requote(makers, 1000 * DOLLAR);
            quoted.add(book.frontBidSize());
        }

        assertThat(quoted).containsExactly(0L, 0L, 0L, 1L, 1L, 1L, 1L, 2L);
    }

    @Test
    void anEmptyLevelStaysEmptyWhenTheIndexFalls() {
        MarketMakers makers = makers(0, ratio(0.01), 2, 10_000, 10_000_000);
        requote(makers, 1000 * DOLLAR);
        book.market(9, -10, NOBODY);

        requote(makers, 900 * DOLLAR);

        // The second level was not touched: 10,000 at 891 is 11 whole units, where it was 10 at 990.
        assertThat(bids()).containsExactly(new Fill(Clearing.MARKET_MAKER_ID, 9, 891, -11));
    }

    /** 6 of 10 are taken at 1000. At 500 the full level is 20 and 8 of it are left; at 1000 again 4 of 10. */
    @Test
    void theShareThatIsMissingStaysWhenTheIndexMoves() {
        MarketMakers makers = makers(0, ratio(0.01), 1, 10_000, 10_000_000);
        requote(makers, 1000 * DOLLAR);
        book.market(9, -6, NOBODY);

        requote(makers, 500 * DOLLAR);
        long atHalf = book.frontBidSize();
        requote(makers, 1000 * DOLLAR);

        assertThat(atHalf).isEqualTo(8);
        assertThat(book.frontBidSize()).isEqualTo(4);
    }

    @Test
    void quotesNeverMeetWithoutASpread() {
        MarketMakers makers = makers(0, ratio(0.01), 1, 10_000, 10_000);

        requote(makers, 1000 * DOLLAR);

        assertThat(book.bestBid()).isEqualTo(1000);
        assertThat(book.bestAsk()).isEqualTo(1001);
        assertThat(book.lastTradePrice()).isEqualTo(OrderBook.NO_PRICE);
    }

    @Test
    void levelsThatLeaveThePositivePricesAreNotQuoted() {
        MarketMakers makers = makers(ratio(0.4), ratio(0.4), 3, 10_000, 10_000);

        requote(makers, 1000 * DOLLAR);

        assertThat(bids())
                .containsExactly(
                        new Fill(Clearing.MARKET_MAKER_ID, 9, 600, -16),
                        new Fill(Clearing.MARKET_MAKER_ID, 9, 200, -50));
        assertThat(asks()).hasSize(3);
    }

    private MarketMakers makers(long halfSpread, long levelGap, int levels, long depthDollars, long refillMillis) {
        BookSpec spec = new BookSpec(DOLLAR, halfSpread, levelGap, levels, depthDollars * 1_000_000, refillMillis);
        return QuotedBook.of(spec, new QuotedMarket(book, DOLLAR, 1, NOBODY), new LinearContract(1));
    }

    /** The next step. */
    private void requote(MarketMakers makers, long reference) {
        makers.requote(1000L * steps++, reference);
    }

    private List<Fill> bids() {
        return preview(-1_000_000);
    }

    private List<Fill> asks() {
        return preview(1_000_000);
    }

    private List<Fill> preview(long size) {
        List<Fill> fills = new ArrayList<>();
        book.previewMarket(9, size, (maker, taker, price, filled) -> fills.add(new Fill(maker, taker, price, filled)));
        return fills;
    }

    private static long ratio(double value) {
        return Math.round(value * 1e9);
    }
}
