package io.backstop.tests.library;

import io.backstop.model.outcome.Members;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Replays;
import io.backstop.tests.Repository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs of scenarios with the seeds 1 to 20, each made once. */
final class Seeds {

    private static final int COUNT = 20;

    /** Names of rows that are not a file's, or not all of it: the recorded 12 March alone, and a grind that is none. */
    private static final Map<String, Form> FORMS = Map.of(
            "2020-03-12-btc", new Form("2020-03-12-btc", List.of("clock.end=2020-03-13T00:00:00Z")),
            "slow-grind-fast",
                    new Form(
                            "slow-grind",
                            List.of("path.anchors.points=[{at: 6h, price: 100000}, {at: 362m, price: 80000}]")));

    private final Map<String, Runs> runs = new HashMap<>();

    /** A scenario with some keys changed. */
    private record Form(String scenario, List<String> overrides) {}

    /** Of all seeds, and who belongs together in them. */
    private record Runs(List<List<VenueRun>> bySeed, List<Members> cohorts) {}

    /** What became of a venue by seed; 0 for the venue 0. */
    double[] of(Figure figure, String scenario, String venue) {
        if (venue.equals("0")) {
            return new double[COUNT];
        }
        int slash = venue.indexOf('/');
        String file = slash < 0 ? scenario : venue.substring(0, slash);
        String id = venue.substring(slash + 1);
        Runs found = runs.computeIfAbsent(file, Seeds::run);
        return found.bySeed().stream()
                .mapToDouble(of -> figure.of(find(of, id), found.cohorts()))
                .toArray();
    }

    private static VenueRun find(List<VenueRun> runs, String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
    }

    private static Runs run(String name) {
        Form form = FORMS.getOrDefault(name, new Form(name, List.of()));
        Scenario scenario =
                ScenarioReader.read(Repository.scenario(form.scenario()), form.overrides(), System.getenv());
        List<List<VenueRun>> bySeed = IntStream.rangeClosed(1, COUNT)
                .mapToObj(seed -> Replays.onModels(
                        form.scenario(),
                        Stream.concat(form.overrides().stream(), Stream.of("seed=" + seed))
                                .toArray(String[]::new)))
                .toList();
        return new Runs(bySeed, Members.of(scenario.positions()));
    }
}
