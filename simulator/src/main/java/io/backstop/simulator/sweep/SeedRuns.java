package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.report.Comparison;
import io.backstop.simulator.report.RunFigure;
import io.backstop.simulator.report.RunFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of one seed: points of the grid share a tape where they differ in venues only, and a run where not even the venue
 * differs. Not thread safe.
 */
final class SeedRuns {

    private final long seed;
    private final LastUses uses;
    private final Map<Integer, HashedTape> tapes = new HashMap<>();
    private final Map<Integer, List<RunFigure>> figures = new HashMap<>();

    /** A tape, hashed once for all its runs. */
    private record HashedTape(WrittenTape written, String hash) {}

    /**
     * Nothing has run yet.
     *
     * @param uses of the grid, whose points come in their order
     */
    SeedRuns(long seed, LastUses uses) {
        this.seed = seed;
        this.uses = uses;
    }

    long seed() {
        return seed;
    }

    /**
     * The rows of a point, one for each venue.
     *
     * @throws InputException if a venue refuses what the tape has for it
     */
    List<SweepRow> rows(GridPoint point) {
        try {
            return replay(point, point.scenario().withSeed(seed));
        } catch (InputException e) {
            throw new InputException("seed %d%s: %s".formatted(seed, told(point), e.getMessage()));
        }
    }

    private static String told(GridPoint point) {
        return point.values().isEmpty()
                ? ""
                : " with "
                        + String.join(
                                ", ",
                                point.values().stream().map(GridValue::text).toList());
    }

    private List<SweepRow> replay(GridPoint point, Scenario scenario) {
        HashedTape tape = tapes.computeIfAbsent(point.tape(), number -> written(scenario));
        List<SweepRow> rows = new ArrayList<>();
        for (int venue = 0; venue < point.runs().size(); venue++) {
            VenueSpec spec = scenario.venues().get(venue);
            List<RunFigure> found =
                    figures.computeIfAbsent(point.runs().get(venue), number -> figures(scenario, tape, spec));
            rows.add(new SweepRow(point, seed, tape.hash, found));
        }
        forget(point);
        return rows;
    }

    /** Else a grid of many points would keep the figures of all of them. */
    private void forget(GridPoint point) {
        if (!uses.isTapeNeededAfter(point)) {
            tapes.remove(point.tape());
        }
        point.runs().stream().filter(run -> !uses.isRunNeededAfter(point, run)).forEach(figures::remove);
    }

    private static HashedTape written(Scenario scenario) {
        WrittenTape written = TapeWriter.write(scenario);
        return new HashedTape(written, written.tape().hash());
    }

    private static List<RunFigure> figures(Scenario scenario, HashedTape tape, VenueSpec venue) {
        VenueRun run = Replay.onModel(tape.written.tape(), venue, scenario.seed());
        Comparison comparison = new Comparison(
                scenario, tape.written.tape(), "", "", tape.written.clampedBars(), tape.written.gaps(), List.of(run));
        return RunFigures.of(run, comparison);
    }
}
