package io.backstop.tests.cex;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Liquidation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** One close: the account as it was before it, and every part that left since; all figures are added up at the end. */
final class SlowRow {

    private record Part(int step, long size, long received, long shortfall, boolean isReleased) {}

    private final SlowMaths maths;
    private final int account;
    private final boolean forced;
    private final long size;
    private final long entryPrice;
    private final long collateral;
    private final int changedAt;
    private final int closedAt;
    private final long bankruptcyPrice;
    private final List<Part> parts = new ArrayList<>();
    private long owed;
    private long fee;
    private long payout;

    /** A close of one's own that begins in this step. */
    SlowRow(SlowMaths maths, SlowAccount trader, int step) {
        this(maths, trader, false, step, maths.bankruptcyPrice(trader.cash, trader.size));
    }

    /** A close that begins in this step. */
    SlowRow(SlowMaths maths, SlowAccount trader, boolean forced, int step, long bankruptcyPrice) {
        this.bankruptcyPrice = bankruptcyPrice;
        this.maths = maths;
        this.forced = forced;
        account = trader.name.id();
        size = trader.size;
        entryPrice = trader.entryPrice;
        collateral = trader.collateral(maths);
        changedAt = trader.changedAt;
        closedAt = step;
    }

    /** A part left the venue's hands for {@code received}, at the cost of a shortfall. */
    void part(int step, long partSize, long received, long shortfall) {
        parts.add(new Part(step, partSize, received, shortfall, false));
    }

    /** A part stays its owner's after all. */
    void release(int step, long partSize) {
        parts.add(new Part(step, partSize, 0, 0, true));
    }

    /** What a flat account owes. */
    void owe(long amount) {
        owed += amount;
    }

    void charge(long amount) {
        fee += amount;
    }

    void keep(long amount) {
        payout += amount;
    }

    long shortfall() {
        return owed + parts.stream().mapToLong(Part::shortfall).sum();
    }

    private long released() {
        return parts.stream().filter(Part::isReleased).mapToLong(Part::size).sum();
    }

    private int lastClose() {
        return parts.stream()
                .filter(part -> !part.isReleased())
                .mapToInt(Part::step)
                .max()
                .orElseThrow();
    }

    Liquidation row(ScenarioTape tape, List<Long> marks) {
        int last = tape.grid().steps() - 1;
        long open = size - parts.stream().mapToLong(Part::size).sum();
        long received = parts.stream().mapToLong(Part::received).sum();
        long money = open == 0 ? received : received + maths.worth(open, tape.indexPrice(last));
        long closed = size - released();
        long price = maths.averagePrice(money, closed);
        int seen = seenAt(marks);
        return new Liquidation(
                account,
                forced,
                closed,
                entryPrice,
                collateral,
                crossedAt(tape, seen),
                seen,
                closedAt,
                open == 0 ? lastClose() : last,
                marks.get(closedAt),
                price,
                tape.indexPrice(closedAt),
                maths.notional(closed, price),
                shortfall(),
                attribution(tape, seen),
                0,
                fee,
                0,
                0,
                payout);
    }

    private Attribution attribution(ScenarioTape tape, int seen) {
        long jump = missingAt(tape.indexPrice(crossedAt(tape, seen)));
        long atSeen = missingAt(tape.indexPrice(seen));
        long atClose = missingAt(tape.indexPrice(closedAt));
        long atParts = leftInOneStep() ? atClose : missingAtParts(tape);
        return new Attribution(jump, atSeen - jump, atClose - atSeen, atParts - atClose, shortfall() - atParts);
    }

    private boolean leftInOneStep() {
        return size
                == parts.stream()
                        .filter(part -> part.step() == closedAt)
                        .mapToLong(Part::size)
                        .sum();
    }

    private long missingAtParts(ScenarioTape tape) {
        long equity = 0;
        for (Part part : parts) {
            equity += maths.profit(part.size(), bankruptcyPrice, tape.indexPrice(part.step()));
        }
        return Math.max(0, -equity);
    }

    private int seenAt(List<Long> marks) {
        int seen = startOfRun(marks::get);
        return seen < 0 ? closedAt : seen;
    }

    private int crossedAt(ScenarioTape tape, int seen) {
        int crossed = startOfRun(tape::indexPrice);
        return crossed < 0 ? seen : Math.min(crossed, seen);
    }

    /** First step of the unbroken run up to the close in which the account is liquidatable; −1 if it is not at the close. */
    private int startOfRun(IntToLongFunction prices) {
        int start = -1;
        int step = closedAt;
        while (step >= 0 && step >= changedAt && isLiquidatable(prices.applyAsLong(step))) {
            start = step;
            step--;
        }
        return start;
    }

    private boolean isLiquidatable(long price) {
        return equityAt(price) < maths.maintenanceMargin(size, price);
    }

    private long equityAt(long price) {
        return collateral + maths.profit(size, entryPrice, price);
    }

    private long missingAt(long price) {
        return Math.max(0, -equityAt(price));
    }
}
