package io.backstop.model.cex.maker;

import io.backstop.model.cex.book.LateQuotes;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.units.FixedPoint;

/**
 * One market maker: lays a ladder on each side of a middle that follows a reference price and its own position.
 *
 * <p>What was taken is seen in the next step and counts as taken in the one before. A maker that may be liquidated withdraws all
 * quotes and leaves for good. Not thread safe.
 */
public final class MarketMaker implements LateQuotes {

    private final MakerSpec spec;
    private final QuotedMarket market;
    private final int owner;
    private final MakerStanding standing;
    private final Withdrawal withdrawal;
    private final Ladder bids;
    private final Ladder asks;
    private final long gap;
    private long anchor;
    private long shift;
    private long middle;
    private long lowestAsk;
    private long depthRatio;
    private long last;
    private boolean left;
    private boolean unseen;

    /** A maker that quotes nothing yet; its first ladder is full. */
    public MarketMaker(MakerSpec spec, QuotedMarket market, int owner, MakerStanding standing, Withdrawal withdrawal) {
        this.spec = spec;
        this.market = market;
        this.owner = owner;
        this.standing = standing;
        this.withdrawal = withdrawal;
        bids = new Ladder(market, spec.profile(), spec.refill(), owner, 1);
        asks = new Ladder(market, spec.profile(), spec.refill(), owner, -1);
        gap = spec.profile().smallestGap();
    }

    /** Its number in the book. */
    public int owner() {
        return owner;
    }

    /** Whether it was liquidatable at the beginning of a step: it has quoted nothing since. */
    public boolean hasLeft() {
        return left;
    }

    /** Looks at this step's reference price (1e-8 dollar) and withdraws what it no longer wants to quote. */
    void prepare(long millis, long reference) {
        boolean changed = follow(millis, reference);
        // Outer levels first: the book need not look for its next best one each time.
        for (int level = spec.profile().levels() - 1; level >= 0; level--) {
            if (!bids.settle(level, last, millis) || changed) {
                bids.aim(level, depthRatio, bidTicks(level));
            }
            if (!asks.settle(level, last, millis) || changed) {
                asks.aim(level, depthRatio, askTicks(level));
            }
        }
        last = millis;
    }

    /**
     * Quotes where nobody else does. A ladder from which nothing is missing is laid when somebody looks at the book: most
     * are never seen, because in most steps nobody trades.
     */
    void quoteAlone(long millis, long reference) {
        boolean areApart = areApart(reference);
        if (!areApart) {
            market.book().layNow();
        }
        if (!unseen && !(areApart && isWholeAndAlone())) {
            prepare(millis, reference);
            place();
        } else if (follow(millis, reference) && !unseen) {
            bids.withdraw();
            asks.withdraw();
            unseen = true;
            market.book().layWhenSeen(this);
        }
        last = millis;
    }

    /** The orders of a book are counted last, because that takes longest. */
    private boolean isWholeAndAlone() {
        return bids.isWhole() && asks.isWhole() && market.book().waiting() == bids.laid() + asks.laid();
    }

    /** Whether no two levels can come to lie at one price, where the one that was there before is filled first. */
    private boolean areApart(long reference) {
        long lowest = FixedPoint.RATIO_ONE - spec.skew().most();
        long least = anchor == 0 ? reference : Math.min(anchor, reference);
        return FixedPoint.compareProducts(
                        least, lowest, gap, 2 * market.tickSize(), FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE)
                >= 0;
    }

    @Override
    public void lay() {
        unseen = false;
        for (int level = 0; level < spec.profile().levels(); level++) {
            bids.aim(level, depthRatio, bidTicks(level));
            asks.aim(level, depthRatio, askTicks(level));
        }
        place();
    }

    /** The best bid of its book in ticks, {@link OrderBook#NO_PRICE} if there is none; quotes stay unseen. */
    long bestBid() {
        return unseen ? best(bids, true) : market.book().bestBid();
    }

    /** The best ask of its book in ticks, {@link OrderBook#NO_PRICE} if there is none; quotes stay unseen. */
    long bestAsk() {
        return unseen ? best(asks, false) : market.book().bestAsk();
    }

    private long best(Ladder side, boolean isBids) {
        for (int level = 0; level < spec.profile().levels(); level++) {
            long price = isBids ? bidTicks(level) : askTicks(level);
            if (side.size(level, depthRatio, price) > 0) {
                return price;
            }
        }
        return OrderBook.NO_PRICE;
    }

    /** Takes all quotes out, for good, if the venue may close it now. */
    void leaveIfLiquidatable() {
        if (!left && standing.isLiquidatable()) {
            left = true;
            depthRatio = 0;
            bids.withdraw();
            asks.withdraw();
        }
    }

    /** What is left of its quotes on a side, in the unit of its profile. */
    long depth(boolean isBids) {
        market.book().layNow();
        return (isBids ? bids : asks).depth();
    }

    /** What it quotes on each side if nothing is missing, in the unit of its profile. */
    long usualDepth() {
        return spec.profile().total();
    }

    /** Lays its quotes; all makers have withdrawn theirs by then. */
    void place() {
        bids.place();
        asks.place();
    }

    /** Takes over all that moves quotes but for fills, and says whether any of it changed: if not, full levels stay. */
    private boolean follow(long millis, long reference) {
        left |= standing.isLiquidatable();
        long wanted = withdrawal.depthRatio(millis, reference);
        long nextRatio = left || spec.outages().covers(millis) ? 0 : wanted;
        long nextAnchor = hasMoved(reference) ? reference : anchor;
        long nextShift = spec.skew().shift(standing.size());
        boolean changed = nextRatio != depthRatio || nextAnchor != anchor || nextShift != shift;
        depthRatio = nextRatio;
        anchor = nextAnchor;
        shift = nextShift;
        middle = FixedPoint.mulDivFloor(anchor, FixedPoint.RATIO_ONE - shift, FixedPoint.RATIO_ONE);
        lowestAsk = bidTicks(0) + 1;
        return changed;
    }

    private boolean hasMoved(long reference) {
        return FixedPoint.compareProducts(
                        Math.abs(reference - anchor), FixedPoint.RATIO_ONE, anchor, spec.requoteMove())
                >= 0;
    }

    /** Rounded down, away from the middle; zero or less where the ladder has left the positive prices. */
    private long bidTicks(int level) {
        long price = FixedPoint.mulDivFloor(middle, FixedPoint.RATIO_ONE - distance(level), FixedPoint.RATIO_ONE);
        return Math.floorDiv(price, market.tickSize());
    }

    /** Rounded up, away from the middle, and above the best bid, which it may meet without a spread. */
    private long askTicks(int level) {
        long price = FixedPoint.mulDivCeil(middle, FixedPoint.RATIO_ONE + distance(level), FixedPoint.RATIO_ONE);
        return Math.max(lowestAsk, Math.ceilDiv(price, market.tickSize()));
    }

    private long distance(int level) {
        return spec.halfSpread() + spec.profile().distance(level);
    }
}
