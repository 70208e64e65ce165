package io.backstop.tests.liquidity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;

/**
 * The steps that fall, never rise, and are nearest to some points in the sum of squares (pool adjacent violators, Barlow and
 * others 1972).
 */
final class FallingSteps {

    /** Points that lie at one height. */
    private record Block(long from, double sum, int count) {

        double mean() {
            return sum / count;
        }

        Block with(Block next) {
            return new Block(from, sum + next.sum, count + next.count);
        }
    }

    /** One step: from this place on, at this height. */
    record Step(long from, double height) {}

    private FallingSteps() {}

    /** Fits to heights by place; a place may have several. */
    static List<Step> through(NavigableMap<Long, List<Double>> points) {
        Deque<Block> blocks = new ArrayDeque<>();
        points.forEach((place, heights) -> {
            Block block = new Block(
                    place, heights.stream().mapToDouble(Double::doubleValue).sum(), heights.size());
            while (!blocks.isEmpty() && blocks.getLast().mean() <= block.mean()) {
                block = blocks.removeLast().with(block);
            }
            blocks.addLast(block);
        });
        List<Step> steps = new ArrayList<>();
        blocks.forEach(block -> steps.add(new Step(block.from(), block.mean())));
        return steps;
    }
}
