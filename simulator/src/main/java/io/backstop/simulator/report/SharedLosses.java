package io.backstop.simulator.report;

import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.VenueRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What book venues took from winners for losses that nobody else paid, all waves of a venue and kind together. */
final class SharedLosses {

    private SharedLosses() {}

    /** A table with a row for each venue and way in which winners bore a loss; nothing if none did. */
    static Html section(Comparison comparison) {
        List<List<String>> rows =
                comparison.runs().stream().flatMap(SharedLosses::rows).toList();
        if (rows.isEmpty()) {
            return Html.NONE;
        }
        List<String> header = List.of(
                "Venue",
                "Borne by",
                "Waves",
                "Least haircut",
                "Budget",
                "Needed",
                "Taken",
                "ADL overshoot",
                "Queue overshoot",
                "Residual",
                "Largest haircut",
                "Hedges kept",
                "Hedges broken",
                "Left unhedged");
        return ReportPage.section(
                "shared",
                "Losses that winners bore",
                "",
                FigureTable.ofWrittenFigures(
                        "What was set out to be taken, what was, and what was left", header, rows));
    }

    private static Stream<List<String>> rows(VenueRun run) {
        return Arrays.stream(LossWave.Kind.values())
                .map(kind -> run.lossWaves().stream()
                        .filter(wave -> wave.kind() == kind)
                        .toList())
                .filter(waves -> !waves.isEmpty())
                .map(waves -> row(run, waves));
    }

    private static List<String> row(VenueRun run, List<LossWave> waves) {
        long largest = waves.stream().mapToLong(LossWave::largestHaircut).max().orElse(0);
        return List.of(
                run.id(),
                waves.getFirst().kind().label(),
                Dollars.grouped(waves.size()),
                sum(waves, LossWave::leastHaircut),
                sum(waves, LossWave::budget),
                sum(waves, LossWave::needed),
                sum(waves, LossWave::taken),
                sum(waves, LossWave::adlOvershoot),
                sum(waves, LossWave::queueOvershoot),
                sum(waves, LossWave::residual),
                Percent.of(largest, 1_000_000_000),
                Dollars.grouped(
                        waves.stream().mapToInt(wave -> wave.hedges().kept()).sum()),
                Dollars.grouped(
                        waves.stream().mapToInt(wave -> wave.hedges().broken()).sum()),
                sum(waves, wave -> wave.hedges().unhedged()));
    }

    private static String sum(List<LossWave> waves, ToLongFunction<LossWave> figure) {
        return Dollars.sign(waves.stream().mapToLong(figure).sum());
    }
}
