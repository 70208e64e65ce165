package io.backstop.tests.bench;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The obvious way: look at every account in every tick. Knows no index, no keeper and no ledger.
 *
 * <p>Holds for feeds that show every tick at once, prices of whole cents, no limit per block, and a keeper that comes one
 * step after it decided: an account is closed in the first tick in which it is liquidatable as it was in the tick before.
 */
final class NaiveScan {

    /** No price is as high, and its negative none as low. */
    private static final long NO_PRICE = Long.MAX_VALUE;

    private final Crash crash;
    private final long[] marks;
    private final Side longs;
    private final Side shorts;

    /** Finds for every account the price from which on it is liquidatable. */
    NaiveScan(Crash crash) {
        this.crash = crash;
        marks = new long[crash.tape().grid().steps()];
        for (int tick = 0; tick < marks.length; tick++) {
            marks[tick] = crash.tape().indexPrice(tick);
        }
        longs = new Side(crash, true);
        shorts = new Side(crash, false);
    }

    /**
     * One forced close.
     *
     * @param executionPrice 1e-8 dollar
     * @param shortfall micro-dollars
     */
    record Close(int account, int tick, long executionPrice, long shortfall) {

        /** The forced closes of a run, in the order of their ticks and then of their accounts. */
        static List<Close> of(VenueRun run) {
            return inOrder(run.liquidations().stream()
                    .filter(Liquidation::forced)
                    .map(row -> new Close(row.account(), row.closedAt(), row.executionPrice(), row.shortfall())));
        }

        private static List<Close> inOrder(Stream<Close> closes) {
            return closes.sorted(Comparator.comparingInt(Close::tick).thenComparingInt(Close::account))
                    .toList();
        }
    }

    /** Scans all accounts in all ticks, once; returns the closes in the order of ticks and then of accounts. */
    List<Close> run() {
        List<Close> closes = new ArrayList<>();
        for (int tick = 1; tick < marks.length; tick++) {
            long before = marks[tick - 1];
            long now = marks[tick];
            longs.scan(Math.max(before, now), tick, closes);
            shorts.scan(-Math.min(before, now), tick, closes);
        }
        return Close.inOrder(closes.stream());
    }

    /** All accounts of one side with the key of their trigger: its price for a long, the price's negative for a short. */
    private final class Side {

        private final List<SeededPosition> positions;
        private final long[] keys;

        Side(Crash crash, boolean isLong) {
            positions = crash.tape().positions().stream()
                    .filter(position -> position.size() > 0 == isLong)
                    .toList();
            keys = positions.stream()
                    .mapToLong(position -> trigger(crash.venue().rules(), position))
                    .toArray();
        }

        /** Closes every account whose key is at least this one. */
        void scan(long key, int tick, List<Close> closes) {
            for (int i = 0; i < keys.length; i++) {
                if (keys[i] >= key) {
                    keys[i] = -NO_PRICE;
                    closes.add(close(positions.get(i), tick));
                }
            }
        }
    }

    private Close close(SeededPosition position, int tick) {
        long shortfall = MarginMaths.shortfall(
                position.collateral(),
                position.size(),
                position.entryPrice(),
                marks[tick],
                crash.venue().rules().sizeUnit());
        return new Close(position.account(), tick, marks[tick], shortfall);
    }

    /** The highest whole cent at which a long is liquidatable, or the negative of the lowest at which a short is. */
    private static long trigger(MarketRules rules, SeededPosition position) {
        long direction = Long.signum(position.size());
        long safe = position.entryPrice() / Crash.CENT;
        long lost = position.size() > 0 ? 0 : 3 * safe;
        while (Math.abs(safe - lost) > 1) {
            long middle = (safe + lost) / 2;
            boolean liquidatable = MarginMaths.isLiquidatable(
                    rules, position.collateral(), position.size(), position.entryPrice(), middle * Crash.CENT);
            safe = liquidatable ? safe : middle;
            lost = liquidatable ? middle : lost;
        }
        return direction * lost * Crash.CENT;
    }
}
