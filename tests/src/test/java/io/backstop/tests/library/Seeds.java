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

    private static final String TO_THE_LOW =
            "{at: 0s, price: 114415.8}, {at: 1m, price: 114321.5}, {at: 2m, price: 113620.6}, {at: 3m, price:"
                + " 113016.5}, {at: 225s, price: 110284.3}, {at: 4m, price: 111825.1}, {at: 285s, price: 110395.4},"
                + " {at: 5m, price: 111906.4}, {at: 6m, price: 111207.2}, {at: 7m, price: 109690.1}, {at: 465s, price:"
                + " 107158.6}, {at: 8m, price: 107592.3}, {at: 9m, price: 109424.1}, {at: 585s, price: 104003.0}, {at:"
                + " 10m, price: 104567.7}, {at: 645s, price: 101516.5}, {at: 20m, price: 101516.5}";

    /** Names of rows that are not a file's, or not all of it: the recorded 12 March alone, a grind that is none, and a fall that stays where it ended. */
    private static final Map<String, Form> FORMS = Map.of(
            "2020-03-12-btc", new Form("2020-03-12-btc", List.of("clock.end=2020-03-13T00:00:00Z")),
            "slow-grind-fast",
                    new Form(
                            "slow-grind",
                            List.of("path.anchors.points=[{at: 6h, price: 100000}, {at: 362m, price: 80000}]")),
            "keeper-outage-no-rebound", new Form("keeper-outage", List.of("path.anchors.points=[" + TO_THE_LOW + "]")));

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
