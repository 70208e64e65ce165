package io.backstop.model.cex.maker;

import io.backstop.model.units.FixedPoint;

/**
 * One market maker: lays a ladder on each side of a middle that follows a reference price and its own position.
 *
 * <p>What was taken is seen in the next step and counts as taken in the one before. A maker that may be liquidated withdraws all
 * quotes and leaves for good. Not thread safe.
 */
public final class MarketMaker {

    private final MakerSpec spec;
    private final QuotedMarket market;
    private final int owner;
    private final MakerStanding standing;
    private final Withdrawal withdrawal;
    private final Ladder bids;
    private final Ladder asks;
    private long anchor;
    private long shift;
    private long depthRatio;
    private long last;
    private boolean left;

    /** A maker that quotes nothing yet; its first ladder is full. */
    public MarketMaker(MakerSpec spec, QuotedMarket market, int owner, MakerStanding standing, Withdrawal withdrawal) {
        this.spec = spec;
        this.market = market;
        this.owner = owner;
        this.standing = standing;
        this.withdrawal = withdrawal;
        bids = new Ladder(market, spec.profile(), spec.refill(), owner, 1);
        asks = new Ladder(market, spec.profile(), spec.refill(), owner, -1);
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
        left |= standing.isLiquidatable();
        boolean changed = hasAnotherLadder(millis, reference);
        long middle = FixedPoint.mulDivFloor(anchor, FixedPoint.RATIO_ONE - shift, FixedPoint.RATIO_ONE);
        long lowestAsk = bidTicks(middle, 0) + 1;
        for (int level = 0; level < spec.profile().levels(); level++) {
            if (!bids.settle(level, last, millis) || changed) {
                bids.aim(level, depthRatio, bidTicks(middle, level));
            }
            if (!asks.settle(level, last, millis) || changed) {
                asks.aim(level, depthRatio, Math.max(lowestAsk, askTicks(middle, level)));
            }
        }
        last = millis;
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
    private boolean hasAnotherLadder(long millis, long reference) {
        long wanted = withdrawal.depthRatio(millis, reference);
        long nextRatio = left || spec.outages().covers(millis) ? 0 : wanted;
        long nextAnchor = hasMoved(reference) ? reference : anchor;
        long nextShift = spec.skew().shift(standing.size());
        boolean changed = nextRatio != depthRatio || nextAnchor != anchor || nextShift != shift;
        depthRatio = nextRatio;
        anchor = nextAnchor;
        shift = nextShift;
        return changed;
    }

    private boolean hasMoved(long reference) {
        return FixedPoint.compareProducts(
                        Math.abs(reference - anchor), FixedPoint.RATIO_ONE, anchor, spec.requoteMove())
                >= 0;
    }

    /** Rounded down, away from the middle; zero or less where the ladder has left the positive prices. */
    private long bidTicks(long middle, int level) {
        long price = FixedPoint.mulDivFloor(middle, FixedPoint.RATIO_ONE - distance(level), FixedPoint.RATIO_ONE);
        return Math.floorDiv(price, market.tickSize());
    }

    /** Rounded up, away from the middle; the caller keeps it above the bids, which it may meet without a spread. */
    private long askTicks(long middle, int level) {
        long price = FixedPoint.mulDivCeil(middle, FixedPoint.RATIO_ONE + distance(level), FixedPoint.RATIO_ONE);
        return Math.ceilDiv(price, market.tickSize());
    }

    private long distance(int level) {
        return spec.halfSpread() + spec.profile().distance(level);
    }
}
