package io.backstop.tests.bench;

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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A step of a market maker with twenty levels on each side: the index moves by a level in each step, or never. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 11)
@OperationsPerInvocation(MakerSpeed.BATCH)
public class MakerSpeed {

    static final int BATCH = 100_000;

    private static final int LEVELS = 20;
    private static final long TICK = 10_000_000;
    private static final long COIN = 100_000_000;
    private static final long PRICE = 100_000 * COIN;
    private static final long GAP = 100_000;
    private static final long DEPTH = 100_000_000_000L;
    private static final int TURN = 1_000;
    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    /** By how many levels the index moves in a step. */
    @Param({"0", "1"})
    int moves;

    private OrderBook book = new OrderBook();
    private MarketMakers makers = new MarketMakers(List.of());
    private long step;

    /** A maker that has quoted once. */
    @Setup(Level.Trial)
    public void open() {
        book = new OrderBook();
        makers = new MarketMakers(List.of(new MarketMaker(
                new MakerSpec(DepthProfile.even(DepthUnit.NOTIONAL, LEVELS, GAP, DEPTH), GAP, new Refill(0, 1000)),
                new QuotedMarket(book, TICK, COIN, NOBODY),
                1,
                MakerStanding.UNLIMITED,
                Withdrawal.NONE)));
        makers.requote(0, PRICE);
    }

    /** The next steps; the price goes up and comes down again. */
    @Benchmark
    public long steps() {
        for (int i = 0; i < BATCH; i++) {
            step++;
            long place = step % TURN;
            long level = Math.min(place, TURN - place) * moves;
            makers.requote(step, PRICE + PRICE / 10_000 * level);
            // Somebody looks at the book in each step; otherwise nothing would be laid.
            book.layNow();
        }
        return step;
    }
}
