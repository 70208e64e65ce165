package io.backstop.simulator.report;

import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WinnerCloses;
import java.util.List;
import java.util.TreeMap;

/**
 * What a venue closed in some neighbouring steps: forced closes, voluntary closes with a shortfall, and deleveraging.
 *
 * @param step the first step of them
 * @param count closes
 * @param shortfall micro-dollars, of closes that began here
 * @param lowest lowest execution price (1e-8 dollar); 0 without a close
 * @param highest highest execution price; 0 without a close
 * @param deleveraged notional of winners who were closed here, also at the mark, micro-dollars
 * @param adl micro-dollars that they gave up for a loss
 */
record Closes(int step, int count, long shortfall, long lowest, long highest, long deleveraged, long adl) {

    /** Everything a run closed, put together by stretches of so many steps, in their order. */
    static List<Closes> of(VenueRun run, int stretch) {
        TreeMap<Integer, Closes> closes = new TreeMap<>();
        for (Liquidation close : run.liquidations()) {
            add(closes, of(start(close.closedAt(), stretch), close));
        }
        for (Transfer transfer : run.ledger().transfers()) {
            if (transfer.reason() == Reason.ADL) {
                add(closes, new Closes(start(transfer.step(), stretch), 0, 0, 0, 0, 0, run.dollars(transfer)));
            }
        }
        WinnerCloses winners = run.deleveraged();
        for (int close = 0; close < winners.count(); close++) {
            int start = start(winners.step(close), stretch);
            add(closes, new Closes(start, 0, 0, 0, 0, winners.notional(close), 0));
        }
        return List.copyOf(closes.values());
    }

    /** Everything a run closed in a range of steps. */
    static Closes within(List<Closes> all, StepRange range) {
        Closes none = new Closes(range.from(), 0, 0, 0, 0, 0, 0);
        return all.stream().filter(c -> range.contains(c.step())).reduce(none, Closes::plus);
    }

    private static int start(int step, int stretch) {
        return step / stretch * stretch;
    }

    private static Closes of(int step, Liquidation close) {
        return new Closes(step, 1, close.shortfall(), close.executionPrice(), close.executionPrice(), 0, 0);
    }

    private static void add(TreeMap<Integer, Closes> closes, Closes more) {
        closes.merge(more.step(), more, Closes::plus);
    }

    private Closes plus(Closes other) {
        if (count == 0 || other.count == 0) {
            Closes priced = count == 0 ? other : this;
            return new Closes(
                    step,
                    count + other.count,
                    shortfall + other.shortfall,
                    priced.lowest,
                    priced.highest,
                    Math.addExact(deleveraged, other.deleveraged),
                    Math.addExact(adl, other.adl));
        }
        return new Closes(
                step,
                count + other.count,
                Math.addExact(shortfall, other.shortfall),
                Math.min(lowest, other.lowest),
                Math.max(highest, other.highest),
                Math.addExact(deleveraged, other.deleveraged),
                Math.addExact(adl, other.adl));
    }
}
