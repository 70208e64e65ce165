package io.backstop.simulator.scenario;

import io.backstop.model.scenario.PathSpec.FactorPoint;
import io.backstop.model.scenario.PathSpec.Shock;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** {@code stress} of a path: moves that are put on top of it, each a factor over time. */
final class StressSection {

    private static final long MOST_MOVE = 1_000 * FixedPoint.RATIO_ONE;

    private final long startMillis;

    /** Moves on a clock that starts here, epoch milliseconds. */
    StressSection(long startMillis) {
        this.startMillis = startMillis;
    }

    List<Shock> read(Node stress) {
        return stress.someItems().stream().map(this::shock).toList();
    }

    private Shock shock(Node shock) {
        return switch (shock.required("kind").oneOf("gap", "grind", "flashCrash", "pump")) {
            case "gap" -> gap(shock);
            case "grind" -> grind(shock);
            case "flashCrash" -> thereAndBack(shock, "fall", "recovery");
            default -> thereAndBack(shock, "rise", "fall");
        };
    }

    /** From one millisecond to the next, and for good. */
    private Shock gap(Node shock) {
        shock.allowOnly("kind", "at", "move");
        long at = at(shock, "at");
        return new Shock(List.of(new FactorPoint(at - 1, FixedPoint.RATIO_ONE), new FactorPoint(at, moved(shock))));
    }

    /** Evenly, and for good. */
    private Shock grind(Node shock) {
        shock.allowOnly("kind", "from", "to", "move");
        long from = at(shock, "from");
        long to = at(shock, "to");
        if (to <= from) {
            throw shock.required("to").mistake("must be after from");
        }
        return new Shock(List.of(new FactorPoint(from, FixedPoint.RATIO_ONE), new FactorPoint(to, moved(shock))));
    }

    /** Away, a while there, and back as far as it recovers. */
    private Shock thereAndBack(Node shock, String away, String back) {
        shock.allowOnly("kind", "at", "move", away, "hold", back, "recovered");
        long begin = at(shock, "at");
        long there = begin + Quantity.positiveDuration(shock.required(away));
        long leaves = there + Quantity.positiveDuration(shock, "hold", 1);
        long end = leaves + Quantity.positiveDuration(shock.required(back));
        long moved = moved(shock);
        return new Shock(List.of(
                new FactorPoint(begin, FixedPoint.RATIO_ONE),
                new FactorPoint(there, moved),
                new FactorPoint(leaves, moved),
                new FactorPoint(end, recovered(shock, moved))));
    }

    private static long recovered(Node shock, long moved) {
        Node share = shock.optional("recovered");
        long recovered = share == null ? FixedPoint.RATIO_ONE : Quantity.share(share);
        return moved + FixedPoint.mulDivFloor(FixedPoint.RATIO_ONE - moved, recovered, FixedPoint.RATIO_ONE);
    }

    private long at(Node shock, String key) {
        return Quantity.instantOrOffset(shock.required(key), startMillis);
    }

    /** The factor after a move such as {@code -30%}. */
    private static long moved(Node shock) {
        Node move = shock.required("move");
        long read = Quantity.signedRatio(move);
        if (read <= -FixedPoint.RATIO_ONE || read > MOST_MOVE) {
            throw move.mistake("must be above -100% and at most 1000");
        }
        return FixedPoint.RATIO_ONE + read;
    }
}
