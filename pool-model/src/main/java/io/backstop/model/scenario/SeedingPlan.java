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
 * @param lastTime epoch second at which the feeds show the price before the tape
 * @param spacing seconds from one of these blocks to the next
 */
public record SeedingPlan(List<Group> groups, long lastTime, long spacing) {

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
        return of(tape, tape.grid().seconds(0) - 1, 1);
    }

    /**
     * The plan of a venue. Where prices must be asked for, each is the first that counts for a version of its own, which is
     * asked for in a block after the price before.
     */
    public static SeedingPlan of(ScenarioTape tape, VenueSpec.Pool venue) {
        if (!(venue.markFeed().source() instanceof FeedSource.RequestCommit asked)) {
            return of(tape);
        }
        VersionSpec versions = asked.versions();
        long lastVersion = Math.floorDiv(tape.grid().seconds(0) - 1 - versions.earliest(), versions.granularity())
                * versions.granularity();
        long spacing = (versions.earliest() / versions.granularity() + 1) * versions.granularity();
        return of(tape, lastVersion + versions.earliest(), spacing);
    }

    private static SeedingPlan of(ScenarioTape tape, long lastTime, long spacing) {
        Map<Long, List<SeededPosition>> byPrice = new LinkedHashMap<>();
        for (SeededPosition position : tape.positions()) {
            byPrice.computeIfAbsent(position.entryPrice(), price -> new ArrayList<>())
                    .add(position);
        }
        List<Group> groups = new ArrayList<>();
        long time = lastTime - spacing * byPrice.size();
        for (Map.Entry<Long, List<SeededPosition>> entry : byPrice.entrySet()) {
            groups.add(new Group(time, entry.getKey(), List.copyOf(entry.getValue())));
            time += spacing;
        }
        return new SeedingPlan(List.copyOf(groups), lastTime, spacing);
    }

    /** Epoch second of the first of these blocks. */
    public long firstTime() {
        return groups.isEmpty() ? lastTime : groups.getFirst().time();
    }

    /** Epoch second at which the feeds show a price where the first depositor needs one, before the money comes. */
    public long firstPriceTime() {
        return firstTime() - Math.max(2, spacing);
    }
}
