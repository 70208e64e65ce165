package io.backstop.simulator.scenario;

import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.Interruption.Kind;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.util.ArrayList;
import java.util.List;

/** {@code interruptions} of a pool: when nothing lands on its chain. */
final class InterruptionsSection {

    private static final int DEEPEST = 10_000;

    private final TimeGrid grid;

    /** Interruptions on a clock. */
    InterruptionsSection(TimeGrid grid) {
        this.grid = grid;
    }

    Interruptions read(List<Node> interruptions) {
        List<Interruption> read = new ArrayList<>();
        for (Node each : interruptions) {
            Interruption interruption = interruption(each);
            if (!read.isEmpty()) {
                requireBlockBetween(read.getLast(), interruption, each);
            }
            read.add(interruption);
        }
        return new Interruptions(read);
    }

    private Interruption interruption(Node each) {
        Kind kind = kind(each.required("kind"));
        return new Interruption(kind, kind == Kind.REORGANISATION ? droppedBlocks(each) : silence(each));
    }

    private static Kind kind(Node label) {
        List<Kind> kinds = List.of(Kind.values());
        List<String> labels = kinds.stream().map(Kind::label).toList();
        return kinds.get(labels.indexOf(label.oneOf(labels.toArray(String[]::new))));
    }

    private TimeWindow silence(Node each) {
        each.allowOnly("kind", "at", "for");
        TimeWindow during = WindowSection.read(each, grid.startMillis());
        requireOnClock(each.required("at"), during.fromMillis());
        if (grid.firstAt(during.fromMillis()) == grid.firstAt(during.toMillis())) {
            throw each.required("for").mistake("must reach the next step, between steps there is no block to miss");
        }
        return during;
    }

    /** The blocks before the first one at or after {@code at}. */
    private TimeWindow droppedBlocks(Node each) {
        each.allowOnly("kind", "at", "depth");
        Node at = each.required("at");
        long millis = Quantity.instantOrOffset(at, grid.startMillis());
        requireOnClock(at, millis);
        Node depth = each.required("depth");
        int end = grid.firstAt(millis);
        int first = end - (int) depth.whole(1, DEEPEST);
        if (first < 0) {
            throw depth.mistake("must be at most " + end + ", the number of blocks since the clock's start");
        }
        return new TimeWindow(grid.millis(first), grid.millis(end));
    }

    private void requireOnClock(Node at, long millis) {
        if (millis < grid.startMillis() || millis >= grid.millis(grid.steps())) {
            throw at.mistake("must be on the clock");
        }
    }

    private void requireBlockBetween(Interruption before, Interruption after, Node each) {
        if (grid.firstAt(after.during().fromMillis())
                <= grid.firstAt(before.during().toMillis())) {
            throw each.mistakeWithoutValue("must leave a block between it and the one above it");
        }
    }
}
