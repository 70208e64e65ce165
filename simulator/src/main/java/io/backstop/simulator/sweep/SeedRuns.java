package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.replay.RowNames;
import io.backstop.simulator.report.Comparison;
import io.backstop.simulator.report.RunFigure;
import io.backstop.simulator.report.RunFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one seed: points of the grid share a tape where they differ in venues only, and a run where not even the venue
 * differs. Not thread safe.
 */
final class SeedRuns {

    private final long seed;
    private final LastUses uses;
    private final Map<Integer, HashedTape> tapes = new HashMap<>();
    private final Map<Integer, Outcome> outcomes = new HashMap<>();

    /**
     * A tape, hashed once for all its runs.
     *
     * @param written null if a venue refuses its positions, so that there is none
     * @param refusal why there is none; empty if there is one
     */
    private record HashedTape(@Nullable WrittenTape written, String hash, String refusal) {}

    /**
     * What became of a run.
     *
     * @param refusal why it could not begin; empty if it did
     * @param contracts the figures of each contract, the first one's first; a pool is one
     */
    private record Outcome(String refusal, List<List<RunFigure>> contracts) {

        /** No figures, but for checks that neither hold nor fail. */
        static Outcome refused(VenueSpec venue, String refusal) {
            VenueRun.Kind kind = venue instanceof VenueSpec.Pool ? VenueRun.Kind.MIRROR : VenueRun.Kind.CEX;
            return new Outcome(
                    refusal,
                    RowNames.of(venue).stream().map(name -> nothing(name, kind)).toList());
        }

        private static List<RunFigure> nothing(String name, VenueRun.Kind kind) {
            return List.of(
                    new RunFigure("id", RunFigure.WORD, name),
                    new RunFigure("kind", RunFigure.WORD, kind.label()),
                    new RunFigure(RunFigures.CHECKS, 0, ""));
        }
    }

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
     * The rows of a point, one for each contract of each venue, whether or not the venue refuses the positions before the tape.
     *
     * @throws InputException if the tape cannot be written for another reason
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
            Outcome found = outcomes.computeIfAbsent(point.runs().get(venue), number -> outcome(scenario, tape, spec));
            for (List<RunFigure> figures : found.contracts) {
                rows.add(new SweepRow(point, seed, tape.hash, found.refusal, figures));
            }
        }
        forget(point);
        return rows;
    }

    /** Else a grid of many points would keep the figures of all of them. */
    private void forget(GridPoint point) {
        if (!uses.isTapeNeededAfter(point)) {
            tapes.remove(point.tape());
        }
        point.runs().stream().filter(run -> !uses.isRunNeededAfter(point, run)).forEach(outcomes::remove);
    }

    private static HashedTape written(Scenario scenario) {
        try {
            WrittenTape written = TapeWriter.write(scenario);
            return new HashedTape(written, written.tape().hash(), "");
        } catch (PositionsRefused e) {
            return new HashedTape(null, "", RefusalText.of(e));
        }
    }

    private static Outcome outcome(Scenario scenario, HashedTape tape, VenueSpec venue) {
        WrittenTape written = tape.written;
        if (written == null) {
            return Outcome.refused(venue, tape.refusal);
        }
        try {
            List<VenueRun> runs = Replay.onModel(written.tape(), venue, scenario.seed());
            return new Outcome(
                    "",
                    runs.stream().map(run -> figures(scenario, written, run)).toList());
        } catch (PositionsRefused e) {
            return Outcome.refused(venue, RefusalText.of(e));
        }
    }

    /** Of one contract's run, beside no other. */
    static List<RunFigure> figures(Scenario scenario, WrittenTape written, VenueRun run) {
        Comparison comparison =
                new Comparison(scenario, written.tape(), "", "", written.clampedBars(), written.gaps(), List.of(run));
        return RunFigures.of(run, comparison);
    }
}
