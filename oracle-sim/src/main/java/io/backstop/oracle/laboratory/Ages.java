package io.backstop.oracle.laboratory;

import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.laboratory.FeedRecord.Update;
import java.util.ArrayList;
import java.util.List;

/**
 * How old the price of a feed is over time: every moment between the first landing and the end of the record counts as much as
 * every other. Milliseconds.
 *
 * @param mean rounded down
 * @param p50 half of the time it is no older
 * @param p90 nine tenths of the time
 * @param p99 99 hundredths of the time
 * @param most the oldest it gets
 */
public record Ages(long mean, long p50, long p90, long p99, long most) {

    /**
     * The age while one update is the newest: it grows evenly.
     *
     * @param start age at landing
     * @param length until the next one lands
     */
    private record Ramp(long start, long length) {

        /** How long the age is at most this. */
        long within(long age) {
            return Math.clamp(age - start, 0, length);
        }
    }

    /** The ages of a record that lasts longer than a moment. */
    public static Ages of(FeedRecord feed) {
        List<Ramp> ramps = new ArrayList<>();
        long total = 0;
        double area = 0;
        long most = 0;
        for (int i = 0; i < feed.updates().size(); i++) {
            Update update = feed.updates().get(i);
            Ramp ramp = new Ramp(
                    update.landedMillis() - update.observedMillis(), feed.replacedAt(i) - update.landedMillis());
            ramps.add(ramp);
            total += ramp.length();
            area += (ramp.start() + ramp.length() / 2.0) * ramp.length();
            most = Math.max(most, ramp.start() + ramp.length());
        }
        return new Ages(
                (long) (area / total),
                quantile(ramps, total, most, 50),
                quantile(ramps, total, most, 90),
                quantile(ramps, total, most, 99),
                most);
    }

    /** The smallest whole millisecond than which the age is no larger for so many hundredths of the time. */
    private static long quantile(List<Ramp> ramps, long total, long most, int percent) {
        long wanted = FixedPoint.mulDivCeil(total, percent, 100);
        long low = 0;
        long high = most;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long within = ramps.stream().mapToLong(ramp -> ramp.within(middle)).sum();
            if (within >= wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
