package io.backstop.model.cex.maker;

import static io.backstop.model.cex.maker.QuoteBook.DOLLAR;
import static io.backstop.model.cex.maker.QuoteBook.MAKER;
import static io.backstop.model.cex.maker.QuoteBook.PERCENT;
import static io.backstop.model.cex.maker.QuoteBook.TRADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.Fill;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels of ten and twenty units, 1 % and 2 % from a price of 1000 dollars. */
class MarketMakerTest {

    private static final DepthProfile TWO_LEVELS =
            DepthProfile.of(DepthUnit.SIZE, new long[] {0, PERCENT}, new long[] {10, 20});
    private static final Refill AT_ONCE = new Refill(0, 0);

    private final QuoteBook book = new QuoteBook();

    @Test
    void quotesTheProfileAroundTheReference() {
        book.makers(plain(AT_ONCE)).requote(0, 1000 * DOLLAR);

        assertThat(book.bids()).containsExactly("990 × 10", "980 × 20");
        assertThat(book.asks()).containsExactly("1010 × 10", "1020 × 20");
    }

    @Test
    void aLevelComesBackInTheMillisecondInWhichItsDelayEnds() {
        MarketMakers makers = book.makers(plain(new Refill(500, 0)));
        makers.requote(100, 1000 * DOLLAR);
        book.trade(14);

        // Taken in the step at 100, seen at 599 and back at 600.
        makers.requote(599, 1000 * DOLLAR);
        List<String> before = book.asks();
        makers.requote(600, 1000 * DOLLAR);

        assertThat(before).containsExactly("1020 × 16");
        assertThat(book.asks()).containsExactly("1010 × 10", "1020 × 20");
    }

    @Test
    void takingAgainBeginsTheDelayAnew() {
        MarketMakers makers = book.makers(plain(new Refill(500, 0)));
        makers.requote(0, 1000 * DOLLAR);
        book.trade(4);
        makers.requote(400, 1000 * DOLLAR);
        book.trade(1);

        makers.requote(899, 1000 * DOLLAR);
        List<String> before = book.asks();
        makers.requote(900, 1000 * DOLLAR);

        assertThat(before).containsExactly("1010 × 5", "1020 × 20");
        assertThat(book.asks()).containsExactly("1010 × 10", "1020 × 20");
    }

    @Test
    void afterItsDelayALevelComesBackLinearly() {
        MarketMakers makers = book.makers(plain(new Refill(500, 1000)));
        makers.requote(0, 1000 * DOLLAR);
        book.trade(10);

        makers.requote(700, 1000 * DOLLAR);
        List<String> first = book.asks();
        makers.requote(1000, 1000 * DOLLAR);

        // 200 of 1000 ms have brought 2 of 10, then 300 more 3.
        assertThat(first).containsExactly("1010 × 2", "1020 × 20");
        assertThat(book.asks()).containsExactly("1010 × 5", "1020 × 20");
    }

    @Test
    void theMiddleFallsWithWhatAMakerHoldsUpToItsLargestSkew() {
        Position position = new Position();
        Skew skew = new Skew(PERCENT / 10, 1, 5 * PERCENT);
        MarketMakers makers = book.makers(
                new MakerSpec(TWO_LEVELS, PERCENT, 0, AT_ONCE, skew, Outages.NONE), position, Withdrawal.NONE);

        // 20 held move it by 2 % to 980: 980 × 0.99 = 970.2, × 0.98 = 960.4, × 1.01 = 989.8, × 1.02 = 999.6
        position.size = 20;
        makers.requote(0, 1000 * DOLLAR);
        assertThat(book.bids()).containsExactly("970 × 10", "960 × 20");
        assertThat(book.asks()).containsExactly("990 × 10", "1000 × 20");

        // 900 short would move it by 90 %, so it moves by 5 % to 1050: × 0.99 = 1039.5, × 1.01 = 1060.5
        position.size = -900;
        makers.requote(1, 1000 * DOLLAR);
        assertThat(book.bids()).containsExactly("1039 × 10", "1029 × 20");
        assertThat(book.asks()).containsExactly("1061 × 10", "1071 × 20");
    }

    @Test
    void quotesStayUntilTheReferenceHasMovedALevel() {
        MarketMakers makers =
                book.makers(new MakerSpec(TWO_LEVELS, PERCENT, PERCENT, AT_ONCE, Skew.NONE, Outages.NONE));
        makers.requote(0, 1000 * DOLLAR);

        makers.requote(1, 1010 * DOLLAR - 1);
        assertThat(book.bids()).containsExactly("990 × 10", "980 × 20");

        // 1010 × 0.99 = 999.9 and × 0.98 = 989.8
        makers.requote(2, 1010 * DOLLAR);
        assertThat(book.bids()).containsExactly("999 × 10", "989 × 20");
    }

    @Test
    void anOutageLastsFromItsFirstMillisecondUpToItsEnd() {
        MarketMakers makers = book.makers(
                new MakerSpec(TWO_LEVELS, PERCENT, 0, AT_ONCE, Skew.NONE, new Outages(100, 200, 200 + 1, 300)));

        assertThat(bidsAt(makers, 99)).hasSize(2);
        assertThat(bidsAt(makers, 100)).isEmpty();
        assertThat(bidsAt(makers, 199)).isEmpty();
        assertThat(bidsAt(makers, 200)).hasSize(2);
        assertThat(bidsAt(makers, 201)).isEmpty();
        assertThat(bidsAt(makers, 300)).containsExactly("990 × 10", "980 × 20");
    }

    @Test
    void whatIsWithdrawnComesBackWithoutARefill() {
        DepthTable table = new DepthTable(new long[] {10, 20}, new long[] {50 * PERCENT, 100 * PERCENT});
        MarketMakers makers =
                book.makers(plain(new Refill(1_000_000, 0)), MakerStanding.UNLIMITED, Withdrawal.recorded(table));
        makers.requote(9, 1000 * DOLLAR);
        book.trade(-4);

        // Half of 10 less the 4 that were sold, then 10 less 4.
        assertThat(bidsAt(makers, 10)).containsExactly("990 × 1", "980 × 10");
        assertThat(bidsAt(makers, 20)).containsExactly("990 × 6", "980 × 20");
    }

    @Test
    void aQuoteThatStaysKeepsItsPlaceInTheQueue() {
        MarketMakers makers = book.makers(plain(AT_ONCE));
        makers.requote(0, 1000 * DOLLAR);
        book.book.limit(8, -5, 1010, book.market.fills());

        makers.requote(1, 1000 * DOLLAR);
        book.trade(12);

        assertThat(book.fills).containsExactly(new Fill(MAKER, TRADER, 1010, 10), new Fill(8, TRADER, 1010, 2));
    }

    @Test
    void aMakerThatMeetsSomebodyElsesOrderTakesIt() {
        MarketMakers makers = book.makers(plain(new Refill(10, 0)));
        book.book.limit(8, 4, 1010, book.market.fills());

        makers.requote(0, 1000 * DOLLAR);

        assertThat(book.fills).containsExactly(new Fill(8, MAKER, 1010, -4));
        assertThat(book.asks()).containsExactly("1010 × 6", "1020 × 20");
        makers.requote(10, 1000 * DOLLAR);
        assertThat(book.asks()).containsExactly("1010 × 10", "1020 × 20");
    }

    @Test
    void nobodyMeetsAQuoteThatAnotherIsAboutToMove() {
        MarketMaker first = maker(1, plain(AT_ONCE));
        MarketMaker second = maker(2, plain(AT_ONCE));
        MarketMakers makers = new MarketMakers(List.of(first, second));
        makers.requote(0, 1000 * DOLLAR);

        makers.requote(1, 1100 * DOLLAR);

        assertThat(book.fills).isEmpty();
        assertThat(book.asks()).containsExactly("1111 × 10", "1111 × 10", "1122 × 20", "1122 × 20");
    }

    private MarketMaker maker(int owner, MakerSpec spec) {
        return new MarketMaker(spec, book.market, owner, MakerStanding.UNLIMITED, Withdrawal.NONE);
    }

    private List<String> bidsAt(MarketMakers makers, long millis) {
        makers.requote(millis, 1000 * DOLLAR);
        return book.bids();
    }

    private static MakerSpec plain(Refill refill) {
        return new MakerSpec(TWO_LEVELS, PERCENT, refill);
    }

    /** A position that a test sets. */
    private static final class Position implements MakerStanding {

        long size;

        @Override
        public long size() {
            return size;
        }

        @Override
        public boolean isLiquidatable() {
            return false;
        }
    }
}
