package io.backstop.model.venue.agent;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.scenario.AgentSpec;
import io.backstop.model.scenario.CohortSpec.Habit;
import io.backstop.model.scenario.CohortSpec.Strategy;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * One trader who reacts: at most one order a step, the first of stop, flight, top-up and strategy that has a reason. Who has sent an order waits
 * until his position changes, or for a minute. Not thread safe.
 */
final class Agent {

    private static final long PATIENCE_MILLIS = 60_000;
    private static final int NEVER = -1;

    private final AgentSpec spec;
    private final long sizeUnit;
    private int frightenedAt = NEVER;
    private int heldSince = NEVER;
    private int topUps;
    private int sentAt = NEVER;
    private long sizeThen;
    private long collateralThen;

    Agent(AgentSpec spec, long sizeUnit) {
        this.spec = spec;
        this.sizeUnit = sizeUnit;
    }

    /** What he does now; null if nothing. */
    @Nullable
    TapeOrder decide(Sight sight, Holdings holdings) {
        long size = holdings.size(spec.account());
        long collateral = size == 0 ? 0 : holdings.collateral(spec.account());
        remember(sight, size);
        if (isWaiting(sight, size, collateral)) {
            return null;
        }
        TapeOrder order =
                size == 0 ? entry(sight) : ofPosition(sight, size, holdings.entryPrice(spec.account()), collateral);
        if (order != null) {
            sentAt = sight.step();
            sizeThen = size;
            collateralThen = collateral;
        }
        return order;
    }

    /** How long a position has been held, and when its owner was frightened. */
    private void remember(Sight sight, long size) {
        if (size == 0) {
            heldSince = NEVER;
            frightenedAt = NEVER;
            return;
        }
        heldSince = heldSince == NEVER ? sight.step() : heldSince;
        Habit.Panic panic = spec.panic();
        if (panic != null && frightenedAt == NEVER && frightens(panic, sight, size)) {
            frightenedAt = sight.step();
        }
    }

    private boolean isWaiting(Sight sight, long size, long collateral) {
        return sentAt != NEVER
                && size == sizeThen
                && collateral == collateralThen
                && sight.step() < sentAt + sight.steps(PATIENCE_MILLIS);
    }

    private @Nullable TapeOrder ofPosition(Sight sight, long size, long entryPrice, long collateral) {
        long mark = sight.mark();
        boolean flees = frightenedAt != NEVER && sight.step() >= frightenedAt + spec.panicDelay();
        if (flees || (spec.stopLoss() > 0 && isAgainst(size, entryPrice, mark, spec.stopLoss()))) {
            return close(sight);
        }
        long missing = missing(size, entryPrice, collateral, mark);
        if (missing > 0) {
            topUps++;
            return new TapeOrder.Increase(sight.step(), spec.account(), 0, missing);
        }
        AgentSpec.Trading trading = spec.trading();
        return trading != null && isOver(trading.strategy(), sight, size, entryPrice) ? close(sight) : null;
    }

    private TapeOrder close(Sight sight) {
        return new TapeOrder.Close(sight.step(), spec.account());
    }

    /** From the best mark of the window, the highest for a long, the lowest for a short. */
    private static boolean frightens(Habit.Panic panic, Sight sight, long size) {
        long best = size > 0 ? sight.highest(panic.window()) : sight.lowest(panic.window());
        return isAgainst(size, best, sight.mark(), panic.move());
    }

    /** What brings the equity up to where it should be, rounded up; nothing for who is bankrupt or has given up. */
    private long missing(long size, long entryPrice, long collateral, long mark) {
        Habit.TopUp topUp = spec.topUp();
        if (topUp == null || topUps >= topUp.times()) {
            return 0;
        }
        long notional = MarginMaths.notional(size, mark, sizeUnit);
        long equity = MarginMaths.equity(collateral, size, entryPrice, mark, sizeUnit);
        return equity > 0 && equity < MarginMaths.ratioOf(notional, topUp.below())
                ? MarginMaths.ratioOf(notional, topUp.upTo()) - equity
                : 0;
    }

    private @Nullable TapeOrder entry(Sight sight) {
        AgentSpec.Trading trading = spec.trading();
        int side = trading == null ? 0 : side(trading.strategy(), sight);
        return trading == null || side == 0
                ? null
                : new TapeOrder.Open(sight.step(), spec.account(), side * trading.size(), trading.collateral());
    }

    /** 1 to buy, −1 to sell, 0 to do nothing. */
    private static int side(Strategy strategy, Sight sight) {
        return switch (strategy) {
            case Strategy.Trend trend -> moved(sight.before(trend.window()), sight.mark(), trend.move());
            case Strategy.Scalper scalper -> -moved(sight.before(scalper.window()), sight.mark(), scalper.move());
            case Strategy.Gap gap -> moved(sight.mark(), sight.index(), gap.gap());
        };
    }

    private boolean isOver(Strategy strategy, Sight sight, long size, long entryPrice) {
        return switch (strategy) {
            case Strategy.Trend trend ->
                Long.signum(size) * Long.compare(sight.mark(), sight.before(trend.window())) < 0;
            case Strategy.Scalper scalper ->
                moved(entryPrice, sight.mark(), scalper.takeProfit()) == Long.signum(size)
                        || sight.step() - heldSince >= scalper.hold();
            case Strategy.Gap gap -> isClosed(gap, sight, size);
        };
    }

    /** The index is no more than the exit ahead of the mark. */
    private static boolean isClosed(Strategy.Gap gap, Sight sight, long size) {
        long exit = FixedPoint.RATIO_ONE + Long.signum(size) * gap.exit();
        int beyond = FixedPoint.compareProducts(sight.index(), FixedPoint.RATIO_ONE, sight.mark(), exit);
        return Long.signum(size) * beyond <= 0;
    }

    /** 1 if a price is above another by a ratio or more, −1 if below, else 0. */
    private static int moved(long from, long to, long ratio) {
        if (FixedPoint.compareProducts(to, FixedPoint.RATIO_ONE, from, FixedPoint.RATIO_ONE + ratio) >= 0) {
            return 1;
        }
        return FixedPoint.compareProducts(to, FixedPoint.RATIO_ONE, from, FixedPoint.RATIO_ONE - ratio) <= 0 ? -1 : 0;
    }

    private static boolean isAgainst(long size, long from, long to, long ratio) {
        return moved(from, to, ratio) == -Long.signum(size);
    }
}
