package io.backstop.model.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How positions come to be open before the tape: for each entry price in turn all feeds show that price and its
 * positions are opened in one block; at last all feeds show the price before the tape.
 *
 * @param groups positions by entry price, in the order of first appearance
 * @param start epoch second of step 0
 */
public record SeedingPlan(List<Group> groups, long start) {

    /**
     * Positions opened at one price.
     *
     * @param time epoch second of their block, which is also the publish time of the price
     * @param entryPrice 1e-8 dollar
     * @param positions in tape order
     */
    public record Group(long time, long entryPrice, List<SeededPosition> positions) {}

    /** The plan of a tape: its last block is one second before step 0. */
    public static SeedingPlan of(ScenarioTape tape) {
        Map<Long, List<SeededPosition>> byPrice = new LinkedHashMap<>();
        for (SeededPosition position : tape.positions()) {
            byPrice.computeIfAbsent(position.entryPrice(), price -> new ArrayList<>())
                    .add(position);
        }
        long start = tape.grid().seconds(0);
        List<Group> groups = new ArrayList<>();
        long time = start - 1 - byPrice.size();
        for (Map.Entry<Long, List<SeededPosition>> entry : byPrice.entrySet()) {
            groups.add(new Group(time++, entry.getKey(), List.copyOf(entry.getValue())));
        }
        return new SeedingPlan(List.copyOf(groups), start);
    }

    /** Epoch second of the first of these blocks. */
    public long firstTime() {
        return groups.isEmpty() ? lastTime() : groups.getFirst().time();
    }

    /** Epoch second at which the feeds show the price before the tape. */
    public long lastTime() {
        return start - 1;
    }
}
