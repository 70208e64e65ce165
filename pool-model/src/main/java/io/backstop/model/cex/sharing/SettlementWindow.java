package io.backstop.model.cex.sharing;

import io.backstop.model.units.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The realised profits since the last settlement, from which a loss may be clawed back (OKX before 2019: a day for swaps, a
 * week for futures). Windows begin at whole multiples of the period. Not thread safe.
 */
public final class SettlementWindow {

    private final long period;
    private final SortedMap<Integer, Long> results = new TreeMap<>();
    private long window = Long.MIN_VALUE;

    /** A window of this many milliseconds. */
    public SettlementWindow(long periodMillis) {
        Figures.requireWithin("periodMillis", periodMillis, 1, Long.MAX_VALUE);
        period = periodMillis;
    }

    /** What is taken back from one account, positive. */
    public record Clawback(int account, long amount) {}

    /** Notes what an account has won, or lost if negative; what was won before this window is safe. */
    public void realise(long time, int account, long profit) {
        advance(time);
        results.merge(account, profit, Math::addExact);
    }

    /**
     * Takes a loss back from all who have won in this window, pro rata to their net result and never more than that; the
     * rounded rest goes to the largest remainders, of equal ones to the lowest account.
     */
    public List<Clawback> clawBack(long time, long loss) {
        return clawBack(time, loss, account -> Long.MAX_VALUE);
    }

    /**
     * The same from those of whom there is something to be had; what one cannot pay the others bear.
     *
     * @param most what can be had of an account, not negative
     */
    public List<Clawback> clawBack(long time, long loss, IntToLongFunction most) {
        advance(time);
        int[] accounts = results.keySet().stream().mapToInt(Integer::intValue).toArray();
        long[] won =
                results.values().stream().mapToLong(each -> Math.max(0, each)).toArray();
        long[] caps = IntStream.range(0, won.length)
                .mapToLong(place -> Math.min(won[place], most.applyAsLong(accounts[place])))
                .toArray();
        long[] parts = WaterFilling.parts(loss, won, caps);
        List<Clawback> taken = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                taken.add(new Clawback(accounts[i], parts[i]));
                results.merge(accounts[i], -parts[i], Math::addExact);
            }
        }
        return taken;
    }

    private void advance(long time) {
        long current = Math.floorDiv(time, period);
        if (current < window) {
            throw new IllegalArgumentException("time must not go back, was " + time);
        }
        if (current > window) {
            results.clear();
            window = current;
        }
    }
}
