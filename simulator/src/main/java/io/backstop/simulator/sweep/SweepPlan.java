package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PositionsRefused;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.Hashes;
import io.backstop.oracle.tape.TapeInputs;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.RowNames;
import io.backstop.simulator.scenario.ScenarioTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A grid of scenarios and the seeds each of them is run with.
 *
 * <p>Runs are numbered seed by seed, and within a seed point by point, so that neighbours can share a tape.
 *
 * @param keys what is varied, none for a sweep of seeds only
 * @param points all choices of the keys
 * @param seeds in the order of the rows
 * @param hash of all that decides the rows: equal hashes, equal rows
 */
public record SweepPlan(List<VariedKey> keys, List<GridPoint> points, List<Long> seeds, String hash) {

    /** What a change of the rows' meaning must change, so that old folders are not continued. */
    private static final String FORMAT = "sweep 6";

    private static final int MOST_POINTS = 100_000;
    private static final long MOST_RUNS = 100_000_000;
    private static final int CHUNKS = 200;

    /** A chunk of so many runs is small enough for memory not to show how many runs there are. */
    private static final int FEW_RUNS_IN_CHUNK = 20;

    /** More files than that take long to join, so chunks grow beyond. */
    private static final int MANY_CHUNKS = 2000;

    private static final int MOST_RUNS_IN_CHUNK = 500;

    /** Copies the lists. */
    public SweepPlan {
        keys = List.copyOf(keys);
        points = List.copyOf(points);
        seeds = List.copyOf(seeds);
    }

    /**
     * Reads and checks the scenario at every point of the grid.
     *
     * @param version of the product, which is a part of the hash
     * @throws InputException for the first mistake found
     */
    public static SweepPlan of(SweepRequest request, String version, Map<String, String> environment) {
        ScenarioTemplate template = ScenarioTemplate.of(request.file(), request.overrides(), environment);
        List<VariedKey> keys = keys(request, template);
        Drafting drafting = new Drafting(template, keys);
        List<GridPoint> points = drafting.points();
        Scenario first = points.getFirst().scenario();
        List<Long> seeds = request.seeds() == null ? List.of(first.seed()) : Seeds.of(request.seeds());
        if ((long) points.size() * seeds.size() > MOST_RUNS) {
            throw new InputException("the sweep has %d runs, must have at most %d"
                    .formatted((long) points.size() * seeds.size(), MOST_RUNS));
        }
        Hashes hashes = drafting.hashes.add(version).add(FORMAT);
        seeds.forEach(hashes::add);
        hashes.add(tape(first.withSeed(seeds.getFirst())));
        return new SweepPlan(keys, points, seeds, hashes.hex());
    }

    /** What stands for the data files. */
    private static String tape(Scenario scenario) {
        try {
            return TapeWriter.write(scenario).tape().hash();
        } catch (PositionsRefused e) {
            return RefusalText.of(e);
        }
    }

    private static List<VariedKey> keys(SweepRequest request, ScenarioTemplate template) {
        List<VariedKey> keys = new ArrayList<>();
        VariedPlaces places = new VariedPlaces(template);
        long points = 1;
        for (String given : request.varied()) {
            VariedKey key = VariedKey.of("--vary", given);
            places.add("--vary " + given, key.key());
            keys.add(key);
            points = Math.multiplyExact(points, key.values().size());
            if (points > MOST_POINTS) {
                throw new InputException("the grid has %d points, must have at most %d".formatted(points, MOST_POINTS));
            }
        }
        return keys;
    }

    /** The scenario's name. */
    public String name() {
        return points.getFirst().scenario().name();
    }

    /** How many runs there are. */
    public int runs() {
        return points.size() * seeds.size();
    }

    /** How many runs are written as one piece; it depends on nothing that may change between two starts. */
    int chunkRuns() {
        int most = Math.clamp(Math.ceilDiv(runs(), MANY_CHUNKS), FEW_RUNS_IN_CHUNK, MOST_RUNS_IN_CHUNK);
        return Math.clamp(Math.ceilDiv(runs(), CHUNKS), 1, most);
    }

    int chunks() {
        return Math.ceilDiv(runs(), chunkRuns());
    }

    int firstRun(int chunk) {
        return chunk * chunkRuns();
    }

    int endRun(int chunk) {
        return Math.min(runs(), firstRun(chunk) + chunkRuns());
    }

    GridPoint pointOf(int run) {
        return points.get(run % points.size());
    }

    long seedOf(int run) {
        return seeds.get(run / points.size());
    }

    /** Whether some venue has a row for each of several contracts. */
    public boolean hasContracts() {
        return rows() > venueRuns();
    }

    /** How many rows all runs have, one for each contract of each venue. */
    long rows() {
        return points.stream()
                        .flatMap(point -> point.scenario().venues().stream())
                        .mapToLong(venue -> RowNames.of(venue).size())
                        .sum()
                * seeds.size();
    }

    /** How many runs of a venue there are, all its contracts together. */
    public long venueRuns() {
        return points.stream().mapToLong(point -> point.runs().size()).sum() * seeds.size();
    }

    /** Goes through the grid once. */
    private static final class Drafting {

        private final ScenarioTemplate template;
        private final List<VariedKey> keys;
        private final Hashes hashes = new Hashes();
        private final Map<TapeInputs, Integer> tapes = new HashMap<>();
        private final Map<Replayed, Integer> runs = new HashMap<>();

        /** A venue on one of the grid's tapes. */
        private record Replayed(int tape, VenueSpec venue) {}

        Drafting(ScenarioTemplate template, List<VariedKey> keys) {
            this.template = template;
            this.keys = keys;
        }

        List<GridPoint> points() {
            List<GridPoint> points = new ArrayList<>();
            List<List<GridValue>> choices = List.of(List.of());
            for (VariedKey key : keys) {
                hashes.add(key.key());
                choices = choices.stream()
                        .flatMap(before -> key.values().stream().map(value -> with(before, value)))
                        .toList();
            }
            choices.forEach(choice -> points.add(point(points.size(), choice)));
            return points;
        }

        private static List<GridValue> with(List<GridValue> before, GridValue value) {
            List<GridValue> all = new ArrayList<>(before);
            all.add(value);
            return all;
        }

        private GridPoint point(int place, List<GridValue> values) {
            List<String> choice = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                choice.add(keys.get(i).key() + "=" + values.get(i).text());
            }
            ScenarioTemplate.Variant variant = template.with("--vary", choice);
            values.forEach(value -> hashes.add(value.text()));
            hashes.add(variant.text());
            Scenario scenario = variant.scenario();
            int tape = tapes.computeIfAbsent(TapeInputs.of(scenario), inputs -> tapes.size());
            List<Integer> replayed = scenario.venues().stream()
                    .map(venue -> runs.computeIfAbsent(new Replayed(tape, venue), one -> runs.size()))
                    .toList();
            return new GridPoint(place, values, scenario, tape, replayed);
        }
    }
}
