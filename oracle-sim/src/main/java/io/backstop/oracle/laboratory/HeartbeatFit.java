package io.backstop.oracle.laboratory;

import io.backstop.model.scenario.ScheduleSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat of a feed: what most of the long silences before calm rounds last, a calm round being one that moved less than
 * the threshold.
 *
 * @param millis the heartbeat; 0 if no round came of one
 * @param rounds how many calm rounds came after such a silence
 * @param longestGapMillis the longest silence of all
 * @param schedule times of the clock at which calm rounds come whatever came before; null if it is a heartbeat that waits anew
 *     after each update
 */
public record HeartbeatFit(
        long millis,
        int rounds,
        long longestGapMillis,
        @Nullable ScheduleSpec schedule) {

    /** Silences of at least so many hundredths of the longest calm one are one heartbeat. */
    private static final long CLUSTER = 90;

    /** So many silences of one length are no accident. */
    private static final int FEWEST = 3;

    /** Calm rounds after shorter silences that tell whether there is a schedule. */
    private static final int FEWEST_EARLY = 5;

    /** A round belongs to a time of the clock if it is no further from it than this part of the period. */
    private static final long NEAR = 20;

    /** Finds the heartbeat; without a threshold every round is calm. */
    static HeartbeatFit of(List<Move> moves, DeviationFit deviation) {
        Sample gaps = Sample.of(moves, Move::gapMillis);
        if (deviation.threshold() == 0) {
            return new HeartbeatFit(gaps.median(), gaps.size(), gaps.most(), null);
        }
        List<Move> calm =
                moves.stream().filter(move -> !deviation.isReached(move)).toList();
        return calm.size() < FEWEST ? new HeartbeatFit(0, 0, gaps.most(), null) : ofCalm(calm, gaps.most());
    }

    /** Whether a gap is as long as the heartbeat, or almost; none is where it was never seen. */
    boolean isSilence(Move move) {
        return millis > 0 && isLong(move, millis);
    }

    private static boolean isLong(Move move, long length) {
        return move.gapMillis() * 100 >= length * CLUSTER;
    }

    private static HeartbeatFit ofCalm(List<Move> calm, long longest) {
        long longestCalm = Sample.of(calm, Move::gapMillis).most();
        Map<Boolean, List<Move>> bySilence =
                calm.stream().collect(Collectors.partitioningBy(move -> isLong(move, longestCalm)));
        List<Move> silences = bySilence.getOrDefault(true, List.of());
        if (silences.size() < FEWEST) {
            return new HeartbeatFit(0, 0, longest, null);
        }
        long period = Sample.of(silences, Move::gapMillis).median();
        ScheduleSpec schedule = schedule(silences, bySilence.getOrDefault(false, List.of()), period);
        return new HeartbeatFit(period, silences.size(), longest, schedule);
    }

    /** There is a schedule if most calm rounds after a shorter silence keep to the times of those after a whole one. */
    private static @Nullable ScheduleSpec schedule(List<Move> silences, List<Move> early, long period) {
        long at = Sample.of(silences, move -> fromMiddle(move, silences.getFirst(), period))
                .median();
        long first = Math.floorMod(at + silences.getFirst().endMillis() - period / 2, period);
        long kept = early.stream()
                .filter(move -> Math.floorMod(move.endMillis() - first + period / NEAR, period) <= 2 * (period / NEAR))
                .count();
        return early.size() >= FEWEST_EARLY && 2 * kept > early.size() ? new ScheduleSpec(period, first) : null;
    }

    /** Place in a period whose middle is the time of another round, so that times about it do not fall apart. */
    private static long fromMiddle(Move move, Move other, long period) {
        return Math.floorMod(move.endMillis() - other.endMillis() + period / 2, period);
    }
}
