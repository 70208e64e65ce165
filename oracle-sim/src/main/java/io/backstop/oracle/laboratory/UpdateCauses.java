package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.ScheduleSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why updates came, as far as price and time tell: the first of these reasons that holds.
 *
 * @param look the feed has no threshold, so that every look publishes
 * @param deviation the price had moved as far as the threshold
 * @param heartbeat the feed had been silent for its heartbeat, or for almost as long: landings come early and late
 * @param schedule it was asked for at a time of the clock
 * @param other none of these, such as two reports of one move
 */
public record UpdateCauses(int look, int deviation, int heartbeat, int schedule, int other) {

    /** A silence of so many hundredths of the heartbeat counts as one. */
    private static final long ALMOST = 95;

    /** The causes of all updates but the first. */
    public static UpdateCauses of(List<Move> moves, FeedSpec feed) {
        int[] counts = new int[5];
        for (Move move : moves) {
            counts[cause(move, feed, feed.network().schedule())]++;
        }
        return new UpdateCauses(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    private static int cause(Move move, FeedSpec feed, @Nullable ScheduleSpec schedule) {
        if (feed.deviationThreshold() == 0) {
            return 0;
        }
        if (move.change() >= feed.deviationThreshold()) {
            return 1;
        }
        if (move.gapMillis() * 100 >= feed.heartbeatMillis() * ALMOST) {
            return 2;
        }
        boolean asked = schedule != null && schedule.asksBetween(move.endMillis() - move.gapMillis(), move.endMillis());
        return asked ? 3 : 4;
    }
}
