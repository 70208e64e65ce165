package io.backstop.tests.liquidity;

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
import io.backstop.model.units.FixedPoint;
import java.util.List;
import java.util.stream.LongStream;

/** A maker with a recorded profile that quotes in a book, and what that book then has. */
final class QuotedDepth {

    /** 0.1 dollar and 1e-8 bitcoin. */
    private static final long TICK = 10_000_000;

    private static final long SIZE_UNIT = 100_000_000;
    private static final long PRICE_PER_MONEY = 100;
    private static final long PERCENT = 10_000_000;
    private static final int MAKER = 1;
    private static final int TRADER = 2;
    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    private final OrderBook book = new OrderBook();
    private final MarketMakers makers;
    private long reference;

    QuotedDepth(RecordedDepth whole, Withdrawal withdrawal) {
        makers = new MarketMakers(List.of(new MarketMaker(
                new MakerSpec(profile(whole), 0, new Refill(0, 0)),
                new QuotedMarket(book, TICK, SIZE_UNIT, NOBODY),
                MAKER,
                MakerStanding.UNLIMITED,
                withdrawal)));
    }

    /** Twenty levels: every 0.1 % up to 1 %, then every 0.4 %. */
    static DepthProfile profile(RecordedDepth whole) {
        long[] levels = LongStream.concat(
                        LongStream.rangeClosed(1, 10).map(level -> level * PERCENT / 10),
                        LongStream.rangeClosed(1, 10).map(level -> PERCENT + level * 4 * PERCENT / 10))
                .toArray();
        long[] percents = LongStream.rangeClosed(1, whole.withinPercents().size())
                .map(percent -> percent * PERCENT)
                .toArray();
        long[] notionals =
                whole.withinPercents().stream().mapToLong(Long::longValue).toArray();
        return DepthProfile.counted(DepthUnit.NOTIONAL, percents, notionals, levels);
    }

    void requote(long millis, long price) {
        reference = price;
        makers.requote(millis, price);
    }

    /** Micro-dollars asked within 1 % of the reference, and a tick for rounding. */
    long asksWithinOnePercent() {
        long highest = (reference + reference / 100) / TICK + 1;
        long[] money = new long[1];
        book.previewMarket(TRADER, Long.MAX_VALUE, (maker, taker, ticks, size) -> {
            if (ticks <= highest) {
                money[0] += FixedPoint.mulDivFloor(size, ticks * TICK, SIZE_UNIT * PRICE_PER_MONEY);
            }
        });
        return money[0];
    }
}
