package io.backstop.tests.library;

import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs of scenarios with the seeds 1 to 20, each made once. */
final class Seeds {

    private static final int COUNT = 20;

    /** The recorded 12 March alone; some seeds have more open interest than the shipped pools can reserve. */
    private static final Map<String, List<String>> OVERRIDES = Map.of(
            "2020-03-12-btc",
            List.of(
                    "clock.end=2020-03-13T00:00:00Z",
                    "venues.market-30s.lpCapital=150000000",
                    "venues.oracle-30s.lpCapital=150000000"),
            "2025-10-10-btc",
            largerPools("oracle-0s", "oracle-30s", "market-0s", "market-5s", "market-30s"),
            "2025-10-10-halt",
            largerPools("no-halt", "halt", "stale", "stale-grace", "halt-grace"));

    private final Map<String, List<List<VenueRun>>> runs = new HashMap<>();

    /** What became of a venue by seed; 0 for the venue 0. */
    double[] of(Figure figure, String scenario, String venue) {
        if (venue.equals("0")) {
            return new double[COUNT];
        }
        int slash = venue.indexOf('/');
        String file = slash < 0 ? scenario : venue.substring(0, slash);
        String id = venue.substring(slash + 1);
        return runs.computeIfAbsent(file, Seeds::run).stream()
                .mapToDouble(of -> figure.of(find(of, id)))
                .toArray();
    }

    private static List<String> largerPools(String... venues) {
        return Stream.of(venues)
                .map(venue -> "venues." + venue + ".lpCapital=150000000")
                .toList();
    }

    private static VenueRun find(List<VenueRun> runs, String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<List<VenueRun>> run(String scenario) {
        List<String> others = OVERRIDES.getOrDefault(scenario, List.of());
        return IntStream.rangeClosed(1, COUNT)
                .mapToObj(seed -> Replays.onModels(
                        scenario,
                        Stream.concat(others.stream(), Stream.of("seed=" + seed))
                                .toArray(String[]::new)))
                .toList();
    }
}
